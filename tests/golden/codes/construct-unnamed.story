# The wrong program of `aqua explain construct-unnamed`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data User:
  name: string

func f() -> User:
  <- User("Ada")
=== expect stderr ===
error[AQ0134]: an argument of a construction without a name, expected `field = value`
  ┌─ main.aqua:9:11
  │
9 │   <- User("Ada")
  │           ^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
