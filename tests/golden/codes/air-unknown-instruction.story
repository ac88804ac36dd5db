# The wrong program of `aqua explain air-unknown-instruction`.
=== args ===
aqua air check main.air
=== main.air ===
(sequence (null) (null))
=== expect stderr ===
error[AQ6013]: found `sequence`, expected the name of an instruction
  ┌─ main.air:1:2
  │
1 │ (sequence (null) (null))
  │  ^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
