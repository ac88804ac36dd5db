# The wrong program of `aqua explain literal-range`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> u8:
  <- 300
=== expect stderr ===
error[AQ2531]: `300` is out of the range of `u8`, 0 to 255
  ┌─ main.aqua:6:6
  │
6 │   <- 300
  │      ^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
