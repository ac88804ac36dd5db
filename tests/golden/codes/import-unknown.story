# The wrong program of `aqua explain import-unknown`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

import greeting from "lib.aqua"

export f

func f() -> string:
  <- "hello"
=== lib.aqua ===
aqua Lib declares greet

func greet() -> string:
  <- "hello"
=== expect stderr ===
error[AQ2023]: `lib.aqua` declares no `greeting`
  ┌─ main.aqua:3:8
  │
3 │ import greeting from "lib.aqua"
  │        ^^^^^^^^ not declared there
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
