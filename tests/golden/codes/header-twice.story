# The wrong program of `aqua explain header-twice`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M
aqua N

export f

func f() -> string:
  <- "hello"
=== expect stderr ===
error[AQ2021]: a second `aqua` line, expected one
  ┌─ main.aqua:2:1
  │
1 │ aqua M
  │ ------ first one
2 │ aqua N
  │ ^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
