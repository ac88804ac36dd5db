# The wrong program of `aqua explain foreign-sign`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  <- “a”
=== expect stderr ===
error[AQ0020]: `“` is no sign of Aqua, expected `"`
  ┌─ main.aqua:6:6
  │
6 │   <- “a”
  │      ^^^
  │
 fix: write `"` on both sides
6 │   <- "a"

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix` corrects 1
=== expect exit ===
1
