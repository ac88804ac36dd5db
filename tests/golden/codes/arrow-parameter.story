# The wrong program of `aqua explain arrow-parameter`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func g(run: (string -> string) -> string) -> string:
  <- "a"

func f() -> string:
  <- "a"
=== expect stderr ===
error[AQ0158]: a function type as parameter of a function type, expected a type of data or the name of an `alias`
  ┌─ main.aqua:5:13
  │
5 │ func g(run: (string -> string) -> string) -> string:
  │             ^^^^^^^^^^^^^^^^^^
  │
 help: name the function type with `alias`, then use the name

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
