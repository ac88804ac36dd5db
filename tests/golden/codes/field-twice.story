# The wrong program of `aqua explain field-twice`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data User:
  name: string

func f() -> User:
  <- User(name = "Ada", name = "Bob")
=== expect stderr ===
error[AQ2518]: `name` is given twice
  ┌─ main.aqua:9:25
  │
9 │   <- User(name = "Ada", name = "Bob")
  │           ----          ^^^^ second value
  │           │
  │           first value
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
