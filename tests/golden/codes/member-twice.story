# The wrong program of `aqua explain member-twice`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data Point:
  x: i32
  x: i32

func f(p: Point) -> i32:
  <- p.x
=== expect stderr ===
error[AQ2006]: `Point` already has a member `x`
  ┌─ main.aqua:7:3
  │
6 │   x: i32
  │   - first declared here
7 │   x: i32
  │   ^ declared again
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
