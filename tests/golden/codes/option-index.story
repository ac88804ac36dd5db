# The wrong program of `aqua explain option-index`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(name: ?string) -> string:
  <- name[0]
=== expect stderr ===
error[AQ2514]: an option has one element at most, expected `!`
  ┌─ main.aqua:6:11
  │
6 │   <- name[0]
  │      ---- ^
  │      │
  │      `?string`
  │
 help: `name!` is the value

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
