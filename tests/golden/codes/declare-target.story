# The wrong program of `aqua explain declare-target`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: string) -> string:
  a.b: *string
  <- a
=== expect stderr ===
error[AQ0132]: a value on the left of `:`, expected the name of a stream
  ┌─ main.aqua:6:3
  │
6 │   a.b: *string
  │   ^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
