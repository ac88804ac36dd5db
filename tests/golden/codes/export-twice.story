# The wrong program of `aqua explain export-twice`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f, g as f

func f() -> string:
  <- "f"

func g() -> string:
  <- "g"
=== expect stderr ===
error[AQ2028]: two exports are called `f`
  ┌─ main.aqua:3:16
  │
3 │ export f, g as f
  │        -       ^ second one
  │        │
  │        first one
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
