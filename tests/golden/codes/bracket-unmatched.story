# The wrong program of `aqua explain bracket-unmatched`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> []string:
  <- ["a", "b"])
=== expect stderr ===
error[AQ0047]: `)` closes nothing
  ┌─ main.aqua:6:16
  │
6 │   <- ["a", "b"])
  │                ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
