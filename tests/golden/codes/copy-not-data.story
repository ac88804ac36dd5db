# The wrong program of `aqua explain copy-not-data`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(names: []string) -> []string:
  <- names.copy(first = "Ada")
=== expect stderr ===
error[AQ2520]: `.copy` of `[]string`, expected data
  ┌─ main.aqua:6:12
  │
6 │   <- names.copy(first = "Ada")
  │            ^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
