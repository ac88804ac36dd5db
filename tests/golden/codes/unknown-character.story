# The wrong program of `aqua explain unknown-character`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: u8) -> u8:
  <- a $ 2
=== expect stderr ===
error[AQ0010]: `$` has no meaning in Aqua
  ┌─ main.aqua:6:8
  │
6 │   <- a $ 2
  │        ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
