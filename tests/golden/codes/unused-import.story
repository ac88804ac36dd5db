# The wrong program of `aqua explain unused-import`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

import "lib.aqua"

export f

func f() -> string:
  <- "a"
=== lib.aqua ===
aqua Lib declares *

func greet() -> string:
  <- "hello"
=== expect stderr ===
warning[AQ4003]: `lib.aqua` is never used
  ┌─ main.aqua:3:8
  │
3 │ import "lib.aqua"
  │        ^^^^^^^^^^
  │

checked 1 file, 0 errors, 1 warning in <time>
