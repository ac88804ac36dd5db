# The wrong program of `aqua explain unknown-function`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  x <- greet("Ada")
  <- x
=== expect stderr ===
error[AQ2002]: no function `greet` is defined here
  ┌─ main.aqua:6:8
  │
6 │   x <- greet("Ada")
  │        ^^^^^ no such function
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
