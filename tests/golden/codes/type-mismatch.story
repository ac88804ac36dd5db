# The wrong program of `aqua explain type-mismatch`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(count: u32) -> string:
  <- count
=== expect stderr ===
error[AQ2501]: found `u32`, expected `string`
  ┌─ main.aqua:6:6
  │
5 │ func f(count: u32) -> string:
  │                       ------ the result type
6 │   <- count
  │      ^^^^^ `u32`
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
