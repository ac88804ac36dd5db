# The wrong program of `aqua explain carriage-return`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  x = "a"  <- x
=== expect stderr ===
error[AQ0013]: a carriage return alone is no line end, expected LF or CR LF
  ┌─ main.aqua:6:10
  │
6 │   x = "a"�  <- x
  │          ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
