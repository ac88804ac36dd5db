# The wrong program of `aqua explain module-as-value`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

use "lib.aqua" as Lib

export f

func f() -> string:
  <- Lib
=== lib.aqua ===
aqua Lib declares *

const NAME = "Ada"
=== expect stderr ===
error[AQ2011]: `Lib` is a module, expected a value
  ┌─ main.aqua:8:6
  │
8 │   <- Lib
  │      ^^^
  │
 help: what it declares is reached by `Lib.name`

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
