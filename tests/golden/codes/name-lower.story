# The wrong program of `aqua explain name-lower`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(Name: string) -> string:
  <- "a"
=== expect stderr ===
error[AQ0122]: `Name` is the name of a parameter, expected it to start with a lower case letter
  ┌─ main.aqua:5:8
  │
5 │ func f(Name: string) -> string:
  │        ^^^^
  │
 help: `name` is possible

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
