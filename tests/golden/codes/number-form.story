# The wrong program of `aqua explain number-form`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> u32:
  <- 0x10
=== expect stderr ===
error[AQ0018]: `0x10` is no number, expected decimal digits, with a fraction `0.5` at most
  ┌─ main.aqua:6:6
  │
6 │   <- 0x10
  │      ^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
