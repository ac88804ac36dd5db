# The wrong program of `aqua explain use-without-name`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

use "lib.aqua"

export f

func f() -> string:
  <- "hello"
=== lib.aqua ===
func greet() -> string:
  <- "hello"
=== expect stderr ===
warning[AQ4010]: the file has no `aqua Name` line, all its names are declared
  ┌─ lib.aqua:1:1
  │
1 │ func greet() -> string:
  │ ^
  │
 help: `aqua Name declares *` as the first line says the same

error[AQ2024]: `lib.aqua` has no module name, expected `use ... as Name`
  ┌─ main.aqua:3:5
  │
3 │ use "lib.aqua"
  │     ^^^^^^^^^^
  │
  ┌─ lib.aqua:1:1
  │
1 │ func greet() -> string:
  │ - no header here
  │

checked 1 file, 1 error, 1 warning in <time>
=== expect exit ===
1
