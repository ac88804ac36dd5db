# The wrong program of `aqua explain statement-start`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: string) -> string:
  = a
  <- a
=== expect stderr ===
error[AQ0107]: found `=`, expected a statement
  ┌─ main.aqua:6:3
  │
6 │   = a
  │   ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
