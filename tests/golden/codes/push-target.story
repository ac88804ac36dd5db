# The wrong program of `aqua explain push-target`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data Box:
  names: []string

func f(box: Box) -> []string:
  box.names <<- "Ada"
  <- box.names
=== expect stderr ===
error[AQ0128]: `<<-` after something else than a name, expected the name of a stream
  ┌─ main.aqua:9:3
  │
9 │   box.names <<- "Ada"
  │   ^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
