# The wrong program of `aqua explain export-ignored`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f, Point

data Point:
  x: i32

func f(p: Point) -> i32:
  <- p.x
=== expect stderr ===
warning[AQ4013]: `Point` is a data type, there is nothing to export
  ┌─ main.aqua:3:11
  │
3 │ export f, Point
  │           ^^^^^
  │

checked 1 file, 0 errors, 1 warning in <time>
