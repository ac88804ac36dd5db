# The wrong program of `aqua explain callback-results`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(read: -> string, u32) -> string:
  <- "a"
=== expect stderr ===
warning[AQ4018]: `f` has a callback with 2 results, of which the first one arrives
  ┌─ main.aqua:3:8
  │
3 │ export f
  │        ^
4 │
5 │ func f(read: -> string, u32) -> string:
  │        ---- `-> string, u32`
  │

checked 1 file, 0 errors, 1 warning in <time>
