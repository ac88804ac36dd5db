# The wrong program of `aqua explain not-comparable`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: string, b: u32) -> bool:
  <- a == b
=== expect stderr ===
error[AQ2512]: `string` and `u32` cannot be compared
  ┌─ main.aqua:6:8
  │
6 │   <- a == b
  │      - ^^ - `u32`
  │      │
  │      `string`
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
