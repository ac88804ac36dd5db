# The wrong program of `aqua explain index-negative`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(names: []string) -> string:
  <- names[-1]
=== expect stderr ===
error[AQ0137]: the index `-1` is negative, expected 0 or more
  ┌─ main.aqua:6:12
  │
6 │   <- names[-1]
  │            ^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
