# The wrong program of `aqua explain assign-target`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data Point:
  x: i32

func f(p: Point) -> Point:
  p.x = 1
  <- p
=== expect stderr ===
error[AQ0129]: a value on the left of `=`, expected a name
  ┌─ main.aqua:9:3
  │
9 │   p.x = 1
  │   ^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
