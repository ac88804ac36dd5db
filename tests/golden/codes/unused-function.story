# The wrong program of `aqua explain unused-function`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func g() -> string:
  <- "g"

func f() -> string:
  <- "f"
=== expect stderr ===
warning[AQ4004]: `g` is never called, exported or declared
  ┌─ main.aqua:5:6
  │
5 │ func g() -> string:
  │      ^
  │

checked 1 file, 0 errors, 1 warning in <time>
