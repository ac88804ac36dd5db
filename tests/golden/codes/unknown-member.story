# The wrong program of `aqua explain unknown-member`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data Point:
  x: i32
  y: i32

func f(p: Point) -> i32:
  <- p.z
=== expect stderr ===
error[AQ2508]: `Point` has no field `z`
   ┌─ main.aqua:10:8
   │
10 │   <- p.z
   │        ^ not in `Point`
   │
 note: there are `x`, `y`

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
