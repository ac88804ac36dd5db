# The wrong program of `aqua explain field-arrow`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data Reader:
  read: string -> string

func f() -> string:
  <- "a"
=== expect stderr ===
error[AQ0150]: a function type in a data type, expected a type of data
  ┌─ main.aqua:6:9
  │
6 │   read: string -> string
  │         ^^^^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
