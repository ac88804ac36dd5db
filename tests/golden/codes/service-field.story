# The wrong program of `aqua explain service-field`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service Store("store"):
  name: string

func f() -> string:
  <- "a"
=== expect stderr ===
error[AQ0151]: `name` is a value in a service, expected a function: `name(...)` or `name: A -> B`
  ┌─ main.aqua:6:9
  │
6 │   name: string
  │         ^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
