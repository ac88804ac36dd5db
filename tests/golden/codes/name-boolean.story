# The wrong program of `aqua explain name-boolean`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  true = "yes"
  <- "no"
=== expect stderr ===
error[AQ0125]: `true` is a value, expected another name for a variable
  ┌─ main.aqua:6:3
  │
6 │   true = "yes"
  │   ^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
