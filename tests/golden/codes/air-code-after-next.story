# The wrong program of `aqua explain air-code-after-next`.
=== args ===
aqua air check main.air
=== main.air ===
(seq
  (call "peer" ("s" "f") [] $st)
  (fold $st i
    (seq
      (next i)
      (call "peer" ("s" "f") [i] y))))
=== expect stderr ===
error[AQ6023]: an instruction after `next i`, expected none in a `fold` over a stream or a map
  ┌─ main.air:6:7
  │
6 │       (call "peer" ("s" "f") [i] y))))
  │       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
