# The wrong program of `aqua explain air-undefined-variable`.
=== args ===
aqua air check main.air
=== main.air ===
(call "peer" ("s" "f") [x] y)
=== expect stderr ===
error[AQ6017]: `x` is used before any instruction that defines it
  ┌─ main.air:1:1
  │
1 │ (call "peer" ("s" "f") [x] y)
  │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
