# The wrong program of `aqua explain never-equal`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data A:
  x: u8

data B:
  y: u8

func f(a: A, b: B) -> bool:
  <- a == b
=== expect stderr ===
warning[AQ4015]: `A` and `B` have no field in common
   ┌─ main.aqua:12:8
   │
12 │   <- a == b
   │        ^^
   │

checked 1 file, 0 errors, 1 warning in <time>
