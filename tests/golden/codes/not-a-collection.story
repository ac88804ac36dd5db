# The wrong program of `aqua explain not-a-collection`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(name: string) -> string:
  <- name!
=== expect stderr ===
error[AQ2515]: `string` has no elements, expected an array, an option or a stream
  ┌─ main.aqua:6:10
  │
6 │   <- name!
  │      ----^
  │      │
  │      `string`
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
