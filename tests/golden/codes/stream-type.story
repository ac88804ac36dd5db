# The wrong program of `aqua explain stream-type`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> u32:
  x: []string
  <- x.length
=== expect stderr ===
error[AQ2523]: a declaration of type `[]string`, expected a stream like `*string`
  ┌─ main.aqua:6:6
  │
6 │   x: []string
  │      ^^^^^^^^
  │
 help: only streams are declared without a value

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
