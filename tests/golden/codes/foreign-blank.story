# The wrong program of `aqua explain foreign-blank`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  x = "a"
  <- x
=== expect stderr ===
error[AQ0012]: U+00A0 is no white space here, expected spaces and tabs
  ┌─ main.aqua:6:6
  │
6 │   x = "a"
  │      ^
  │
 fix: write a space
6 │   x = "a"

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix` corrects 1
=== expect exit ===
1
