# The wrong program of `aqua explain air-float-length`.
=== args ===
aqua air check main.air
=== main.air ===
(call "peer" ("s" "f") [3.14159265358979] x)
=== expect stderr ===
error[AQ6006]: `3.14159265358979` is too long, expected a float of at most 11 characters
  ┌─ main.air:1:25
  │
1 │ (call "peer" ("s" "f") [3.14159265358979] x)
  │                         ^^^^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
