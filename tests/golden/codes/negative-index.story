# The wrong program of `aqua explain negative-index`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M declares f

func f(names: []string) -> string:
  <- names[1 - 2]
=== expect stderr ===
error[AQ2541]: the index -1 is negative, expected 0 or more
  ┌─ main.aqua:4:12
  │
4 │   <- names[1 - 2]
  │            ^^^^^ no such element
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
