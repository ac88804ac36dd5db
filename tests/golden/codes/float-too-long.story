# The wrong program of `aqua explain float-too-long`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> f64:
  <- 3.14159265358979
=== expect stderr ===
error[AQ2533]: `3.14159265358979` is too long, peers read floats of at most 11 characters
  ┌─ main.aqua:6:6
  │
6 │   <- 3.14159265358979
  │      ^^^^^^^^^^^^^^^^
  │
 help: a value that is passed as an argument may have any length

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
