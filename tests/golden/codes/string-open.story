# The wrong program of `aqua explain string-open`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  <- "a
=== expect stderr ===
error[AQ0015]: the string has no closing quote
  ┌─ main.aqua:6:6
  │
6 │   <- "a
  │      ^ starts here
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
