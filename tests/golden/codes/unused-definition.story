# The wrong program of `aqua explain unused-definition`.
=== args ===
aqua check main.aqua -W unused-definition
=== main.aqua ===
aqua Main

export f

data Left:
  over: string

func f(count: u32) -> u32:
  <- count
=== expect stderr ===
warning[AQ4031]: the type `Left` is never used
  ┌─ main.aqua:5:6
  │
5 │ data Left:
  │      ^^^^
  │

checked 1 file, 0 errors, 1 warning in <time>
