# The wrong program of `aqua explain line-break`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> u32:
  x = 1 +
    2
  <- x
=== expect stderr ===
error[AQ0045]: line break after `+`, expected the rest on the same line
  ┌─ main.aqua:6:9
  │
6 │   x = 1 +
  │         ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
