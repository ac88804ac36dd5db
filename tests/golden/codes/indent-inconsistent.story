# The wrong program of `aqua explain indent-inconsistent`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  x = "a"
   y = x
  <- y
=== expect stderr ===
error[AQ0043]: this line is indented differently from the first line of its block
  ┌─ main.aqua:7:4
  │
7 │    y = x
  │    ^
  │
 help: move this line to the left, or end the line above with `:` if it opens a block

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
