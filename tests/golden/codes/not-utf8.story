# The wrong program of `aqua explain not-utf8`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  <- "caf�"
=== expect stderr ===
error[AQ0002]: the file is not UTF-8: unexpected byte E9
  ┌─ main.aqua:6:10
  │
6 │   <- "caf�"
  │          ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
