# The wrong program of `aqua explain minus-prefix`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: i8) -> i8:
  <- -a
=== expect stderr ===
error[AQ0111]: `-` in front of `a`, expected it in front of digits or between two values
  ┌─ main.aqua:6:6
  │
6 │   <- -a
  │      ^
  │
 help: `0 - x` is the negative of `x`

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
