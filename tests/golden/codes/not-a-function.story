# The wrong program of `aqua explain not-a-function`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(name: string) -> string:
  x <- name()
  <- x
=== expect stderr ===
error[AQ2507]: `name` is of type `string`, expected a function
  ┌─ main.aqua:6:8
  │
6 │   x <- name()
  │        ^^^^ cannot be called
  │
 help: without parentheses `name` is its value

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
