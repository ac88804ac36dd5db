# The wrong program of `aqua explain syntax-unexpected`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  x = "a" "b"
  <- x
=== expect stderr ===
error[AQ0100]: found a string in the statement, expected the end of the line
  ┌─ main.aqua:6:11
  │
6 │   x = "a" "b"
  │           ^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
