# The wrong program of `aqua explain call-target`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(make: -> string) -> string:
  x <- make()()
  <- x
=== expect stderr ===
error[AQ0136]: `(` after a value that is no name, expected it after the name of a function
  ┌─ main.aqua:6:14
  │
6 │   x <- make()()
  │              ^
  │
 help: assign the value to a variable first, then call that

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
