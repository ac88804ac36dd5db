# The wrong program of `aqua explain already-defined`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(name: string) -> string:
  name = "Ada"
  <- name
=== expect stderr ===
error[AQ2005]: `name` is already defined
  ┌─ main.aqua:6:3
  │
5 │ func f(name: string) -> string:
  │        ---- first defined here
6 │   name = "Ada"
  │   ^^^^ defined again
  │
 help: names cannot be hidden or changed; choose another one

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
