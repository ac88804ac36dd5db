# The wrong program of `aqua explain export-path`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

use "lib.aqua" as Lib

export Lib.greet as Lib.hello
=== lib.aqua ===
aqua Lib declares *

func greet() -> string:
  <- "hello"
=== expect stderr ===
error[AQ2029]: `Lib.hello` is exported under a path, expected a simple name
  ┌─ main.aqua:5:21
  │
5 │ export Lib.greet as Lib.hello
  │                     ^^^^^^^^^
  │
 help: `export Lib.greet as hello`

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
