# The wrong program of `aqua explain construct-empty`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data User:
  name: string

func f() -> User:
  <- User()
=== expect stderr ===
error[AQ0133]: `User` is constructed without arguments, expected `User(field = value)`
  ┌─ main.aqua:9:6
  │
9 │   <- User()
  │      ^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
