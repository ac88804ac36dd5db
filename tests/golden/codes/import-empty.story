# The wrong program of `aqua explain import-empty`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

import ""

export f

func f() -> string:
  <- "a"
=== expect stderr ===
error[AQ0805]: the path of the import is empty
  ┌─ main.aqua:3:8
  │
3 │ import ""
  │        ^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
