# The wrong program of `aqua explain ability-arrow`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

ability Reader:
  read: string -> string

func f() -> string:
  <- "a"
=== expect stderr ===
error[AQ0152]: `read` has parameters after `:`, expected `read(a: A) -> B`
  ┌─ main.aqua:6:9
  │
6 │   read: string -> string
  │         ^^^^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
