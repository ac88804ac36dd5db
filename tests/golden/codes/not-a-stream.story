# The wrong program of `aqua explain not-a-stream`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(names: []string) -> []string:
  names <<- "Ada"
  <- names
=== expect stderr ===
error[AQ2524]: `names` is of type `[]string`, expected a stream
  ┌─ main.aqua:6:3
  │
5 │ func f(names: []string) -> []string:
  │        ----- defined here
6 │   names <<- "Ada"
  │   ^^^^^ cannot grow
  │
 help: `names: *type` declares a stream

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
