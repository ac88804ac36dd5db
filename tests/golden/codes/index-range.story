# The wrong program of `aqua explain index-range`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(names: []string) -> string:
  <- names[4294967296]
=== expect stderr ===
error[AQ5007]: `4294967296` cannot be an index, expected an integer from 0 to 4294967295
  ┌─ main.aqua:6:6
  │
6 │   <- names[4294967296]
  │      ^^^^^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
