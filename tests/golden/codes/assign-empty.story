# The wrong program of `aqua explain assign-empty`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> []string:
  x = []
  <- x
=== expect stderr ===
error[AQ0130]: an empty collection is assigned to `x`, which says nothing about its type
  ┌─ main.aqua:6:7
  │
6 │   x = []
  │       ^^
  │
 help: `nil` is an empty option or array; a stream is declared as `x: *string`

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
