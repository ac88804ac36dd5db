# The wrong program of `aqua explain foreign-comment`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  <- "b" // the answer
=== expect stderr ===
error[AQ0016]: `//` starts no comment, expected `--`
  ┌─ main.aqua:6:10
  │
6 │   <- "b" // the answer
  │          ^^
  │
 fix: write `--`
6 │   <- "b" -- the answer

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix` corrects 1
=== expect exit ===
1
