# The wrong program of `aqua explain unexpected-argument`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data User:
  name: string

func f() -> User:
  <- User(name = "Ada", age = 36)
=== expect stderr ===
warning[AQ4007]: `User` has no field `age`, the value is dropped
  ┌─ main.aqua:9:25
  │
9 │   <- User(name = "Ada", age = 36)
  │                         ^^^
  │

checked 1 file, 0 errors, 1 warning in <time>
