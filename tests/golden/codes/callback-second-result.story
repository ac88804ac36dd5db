# The wrong program of `aqua explain callback-second-result`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(read: -> string, u32) -> u32:
  a, b <- read()
  <- b
=== expect stderr ===
warning[AQ4018]: `f` has a callback with 2 results, of which the first one arrives
  ┌─ main.aqua:3:8
  │
3 │ export f
  │        ^
4 │
5 │ func f(read: -> string, u32) -> u32:
  │        ---- `-> string, u32`
  │

error[AQ5003]: `b` never gets a value, expected the first result of a function argument: a peer answers a call with one value
  ┌─ main.aqua:7:6
  │
7 │   <- b
  │      ^ not the first result
  │

checked 1 file, 1 error, 1 warning in <time>
=== expect exit ===
1
