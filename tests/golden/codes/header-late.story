# The wrong program of `aqua explain header-late`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

func f() -> string:
  <- "a"

export f
=== expect stderr ===
error[AQ0110]: `export` after the first definition, expected it above all definitions
  ┌─ main.aqua:6:1
  │
6 │ export f
  │ ^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
