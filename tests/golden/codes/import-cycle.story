# The wrong program of `aqua explain import-cycle`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M declares *

import "lib.aqua"

export f

func f() -> string:
  x <- greet()
  <- x
=== lib.aqua ===
aqua Lib declares *

import "main.aqua"

func greet() -> string:
  <- "hello"
=== expect stderr ===
error[AQ0803]: files import each other: `main.aqua` imports `lib.aqua` imports `main.aqua`
  ┌─ lib.aqua:3:8
  │
3 │ import "main.aqua"
  │        ^^^^^^^^^^^ closes the cycle
  │
  ┌─ main.aqua:3:8
  │
3 │ import "lib.aqua"
  │        ---------- imports the next file
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
