# The wrong program of `aqua explain comparison-chain`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: u32) -> bool:
  <- 1 < a < 5
=== expect stderr ===
error[AQ0126]: `<` after another comparison, expected parentheses or `&&`
  ┌─ main.aqua:6:12
  │
6 │   <- 1 < a < 5
  │        -   ^
  │        │
  │        the other comparison
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
