# The wrong program of `aqua explain type-list`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

alias Pair: string, u32

func f() -> string:
  <- "a"
=== expect stderr ===
error[AQ0155]: a second type after a comma, expected `name: type`, or `->` to make it a function type
  ┌─ main.aqua:5:21
  │
5 │ alias Pair: string, u32
  │                     ^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
