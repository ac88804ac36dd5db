# The wrong program of `aqua explain single-quote`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  <- 'a'
=== expect stderr ===
error[AQ0014]: strings are written in double quotes, found a single one
  ┌─ main.aqua:6:6
  │
6 │   <- 'a'
  │      ^^^
  │
 fix: write `"` on both sides
6 │   <- "a"

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix` corrects 1
=== expect exit ===
1
