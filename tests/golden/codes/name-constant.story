# The wrong program of `aqua explain name-constant`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

const limit = 10

func f() -> u32:
  <- 10
=== expect stderr ===
error[AQ0124]: `limit` is the name of a constant, expected upper case letters, digits and `_` only
  ┌─ main.aqua:5:7
  │
5 │ const limit = 10
  │       ^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
