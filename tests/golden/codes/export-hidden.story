# The wrong program of `aqua explain export-hidden`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

import "lib.aqua"

export local as greet

func local() -> string:
  <- "here"
=== lib.aqua ===
aqua Lib declares *

export greet

func greet() -> string:
  <- "there"
=== expect stderr ===
warning[AQ4033]: `greet` takes the place of the `greet` that an imported file exports
  ┌─ main.aqua:5:17
  │
5 │ export local as greet
  │                 ^^^^^
  │
  ┌─ lib.aqua:3:8
  │
3 │ export greet
  │        ----- the other one
  │

checked 1 file, 0 errors, 1 warning in <time>
