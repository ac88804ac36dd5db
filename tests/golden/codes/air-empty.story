# The wrong program of `aqua explain air-empty`.
=== args ===
aqua air check main.air
=== main.air ===

=== expect stderr ===
error[AQ6014]: the script is empty, expected an instruction
  ┌─ main.air:2:1
  │
2 │
  │ ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
