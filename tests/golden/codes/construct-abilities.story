# The wrong program of `aqua explain construct-abilities`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data User:
  name: string

func f(name: string) -> User:
  <- User{name}(name = name)
=== expect stderr ===
error[AQ0139]: braces in a construction, expected `field = value` in parentheses
  ┌─ main.aqua:9:10
  │
9 │   <- User{name}(name = name)
  │          ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
