# The wrong program of `aqua explain air-stream-lens`.
=== args ===
aqua air check main.air
=== main.air ===
(seq
  (call "peer" ("s" "f") [] $st)
  (call "peer" ("s" "f") [$st.$.[0]] y))
=== expect stderr ===
error[AQ6010]: a lens on `$st`, expected one on a canon: a stream has no fixed elements
  ┌─ main.air:3:27
  │
3 │   (call "peer" ("s" "f") [$st.$.[0]] y))
  │                           ^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
