# The wrong program of `aqua explain air-number-form`.
=== args ===
aqua air check main.air
=== main.air ===
(call "peer" ("s" "f") [1.2.3] x)
=== expect stderr ===
error[AQ6004]: `1.2.3` starts like a number, expected digits with at most one dot after the first
  ┌─ main.air:1:25
  │
1 │ (call "peer" ("s" "f") [1.2.3] x)
  │                         ^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
