# The wrong program of `aqua explain type-parentheses`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

alias Reader: (string -> string)

func f(read: Reader) -> string:
  x <- read("a")
  <- x
=== expect stderr ===
error[AQ0156]: a type in parentheses, expected them around one parameter or result only
  ┌─ main.aqua:5:15
  │
5 │ alias Reader: (string -> string)
  │               ^^^^^^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
