# The wrong program of `aqua explain key-unexpected`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(name: string) -> []string:
  names: *string
  names <<- name, "Ada"
  <- names
=== expect stderr ===
error[AQ2537]: a key for the stream `names`, expected one value
  ┌─ main.aqua:7:19
  │
6 │   names: *string
  │   ----- a stream
7 │   names <<- name, "Ada"
  │                   ^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
