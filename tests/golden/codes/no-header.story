# The wrong program of `aqua explain no-header`.
=== args ===
aqua check main.aqua
=== main.aqua ===
export f

func f() -> string:
  <- "a"
=== expect stderr ===
warning[AQ4010]: the file has no `aqua Name` line, all its names are declared
  ┌─ main.aqua:1:1
  │
1 │ export f
  │ ^^^^^^^^
  │
 help: `aqua Name declares *` as the first line says the same

checked 1 file, 0 errors, 1 warning in <time>
