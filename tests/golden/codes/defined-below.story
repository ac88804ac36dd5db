# The wrong program of `aqua explain defined-below`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f, greet

func f() -> string:
  x <- greet()
  <- x

func greet() -> string:
  <- "hello"
=== expect stderr ===
error[AQ2009]: `greet` is used above its definition, expected below
  ┌─ main.aqua:6:8
  │
6 │   x <- greet()
  │        ^^^^^ used too early
  ·
9 │ func greet() -> string:
  │      ----- defined here
  │
 help: move the definition up

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
