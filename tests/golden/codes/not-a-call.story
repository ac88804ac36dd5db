# The wrong program of `aqua explain not-a-call`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(names: []string) -> string:
  x <- names[0]
  <- x
=== expect stderr ===
error[AQ2510]: found a value, expected a call
  ┌─ main.aqua:6:8
  │
6 │   x <- names[0]
  │        ^^^^^^^^
  │
 help: a value gets a name by `=`

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
