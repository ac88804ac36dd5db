# The wrong program of `aqua explain air-lens`.
=== args ===
aqua air check main.air
=== main.air ===
(seq
  (call "peer" ("s" "f") [] xx)
  (call "peer" ("s" "f") [xx.$.[99999999999]] y))
=== expect stderr ===
error[AQ6011]: a lens that cannot be read: expected an index below 4294967296
  ┌─ main.air:3:31
  │
3 │   (call "peer" ("s" "f") [xx.$.[99999999999]] y))
  │                               ^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
