# The wrong program of `aqua explain air-name-short`.
=== args ===
aqua air check main.air
=== main.air ===
(seq
  (call "peer" ("s" "f") [] $s)
  (seq
    (canon "peer" $s #s)
    (call "peer" ("s" "f") [#s.$.[0]] y)))
=== expect stderr ===
error[AQ6009]: `#s` has a lens, expected a name of two letters or more before it
  ┌─ main.air:5:29
  │
5 │     (call "peer" ("s" "f") [#s.$.[0]] y)))
  │                             ^^^^^^^^ production peers cannot read this
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
