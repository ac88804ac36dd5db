# The wrong program of `aqua explain index-type`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(names: []string, key: string) -> string:
  <- names[key]
=== expect stderr ===
error[AQ2513]: an index of type `string`, expected an integer
  ┌─ main.aqua:6:12
  │
6 │   <- names[key]
  │            ^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
