# The wrong program of `aqua explain name-upper`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data point:
  x: i32

func f() -> string:
  <- "a"
=== expect stderr ===
error[AQ0123]: `point` is the name of a data type, expected it to start with an upper case letter
  ┌─ main.aqua:5:6
  │
5 │ data point:
  │      ^^^^^
  │
 help: `Point` is possible

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
