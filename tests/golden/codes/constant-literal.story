# The wrong program of `aqua explain constant-literal`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

const LIMITS = [1, 2]

func f() -> u32:
  <- 1
=== expect stderr ===
error[AQ0138]: a constant is set to a collection, expected a number, a string, a boolean or another constant
  ┌─ main.aqua:5:16
  │
5 │ const LIMITS = [1, 2]
  │                ^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
