# The wrong program of `aqua explain number-leading-zero`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> u32:
  <- 007
=== expect stderr ===
error[AQ0019]: `007` starts with a zero
  ┌─ main.aqua:6:6
  │
6 │   <- 007
  │      ^^^
  │
 try: remove the zeros
6 │   <- 7

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix --likely` corrects 1
=== expect exit ===
1
