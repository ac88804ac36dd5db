# The wrong program of `aqua explain air-fail-zero`.
=== args ===
aqua air check main.air
=== main.air ===
(fail 0 "message")
=== expect stderr ===
error[AQ6022]: `fail` with the code 0, expected another number: 0 means success
  ┌─ main.air:1:1
  │
1 │ (fail 0 "message")
  │ ^^^^^^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
