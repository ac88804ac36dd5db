# The wrong program of `aqua explain operand-type`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: string, b: string) -> bool:
  <- a > b
=== expect stderr ===
error[AQ2511]: `>` with `string`, expected integers
  ┌─ main.aqua:6:8
  │
6 │   <- a > b
  │      - ^ - `string`
  │      │
  │      `string`
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
