# The wrong program of `aqua explain too-many-results`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  <- "a", 1
=== expect stderr ===
error[AQ2503]: 2 results returned, expected 1
  ┌─ main.aqua:6:11
  │
5 │ func f() -> string:
  │             ------ the last one
6 │   <- "a", 1
  │           ^ one too many
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
