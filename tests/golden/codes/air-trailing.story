# The wrong program of `aqua explain air-trailing`.
=== args ===
aqua air check main.air
=== main.air ===
(null) (null)
=== expect stderr ===
error[AQ6015]: found `(` after the end of the script, which is one instruction
  ┌─ main.air:1:8
  │
1 │ (null) (null)
  │        ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
