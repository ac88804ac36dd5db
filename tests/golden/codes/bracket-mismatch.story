# The wrong program of `aqua explain bracket-mismatch`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> []string:
  <- ["a", "b")
=== expect stderr ===
error[AQ0048]: found `)`, expected `]`
  ┌─ main.aqua:6:15
  │
6 │   <- ["a", "b")
  │      -        ^
  │      │
  │      opened here
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
