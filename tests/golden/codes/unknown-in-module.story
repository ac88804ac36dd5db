# The wrong program of `aqua explain unknown-in-module`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

use "lib.aqua" as Lib

export f

func f() -> string:
  x <- Lib.greeting()
  <- x
=== lib.aqua ===
aqua Lib declares greet

func greet() -> string:
  <- "hello"
=== expect stderr ===
error[AQ2004]: module `Lib` declares no function `greeting`
  ┌─ main.aqua:8:12
  │
8 │   x <- Lib.greeting()
  │            ^^^^^^^^ not in `Lib`
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
