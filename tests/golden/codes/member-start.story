# The wrong program of `aqua explain member-start`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data Point:
  x: i32
  "y": i32

func f(p: Point) -> i32:
  <- p.x
=== expect stderr ===
error[AQ0109]: found a string, expected a line that starts with a name
  ┌─ main.aqua:7:3
  │
7 │   "y": i32
  │   ^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
