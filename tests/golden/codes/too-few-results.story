# The wrong program of `aqua explain too-few-results`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string, u32:
  <- "a"
=== expect stderr ===
error[AQ2502]: 1 result returned, expected 2
  ┌─ main.aqua:6:6
  │
5 │ func f() -> string, u32:
  │                     --- not returned
6 │   <- "a"
  │      ^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
