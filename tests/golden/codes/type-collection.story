# The wrong program of `aqua explain type-collection`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(readers: [](string -> string)) -> string:
  <- "a"
=== expect stderr ===
error[AQ0157]: a collection of functions, expected elements that are data
  ┌─ main.aqua:5:17
  │
5 │ func f(readers: [](string -> string)) -> string:
  │                 ^^^^^^^^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
