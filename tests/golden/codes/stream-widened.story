# The wrong program of `aqua explain stream-widened`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func add(s: *u32):
  s <<- 100000

func f() -> []u8:
  s: *u8
  add(s)
  <- s
=== expect stderr ===
warning[AQ4016]: `add` pushes `u32` to a stream of `u8`
   ┌─ main.aqua:10:7
   │
10 │   add(s)
   │       ^
   │

checked 1 file, 0 errors, 1 warning in <time>
