# The wrong program of `aqua explain function-nested`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: string) -> string:
  func g() -> string:
    <- a
  x <- g()
  <- x
=== expect stderr ===
error[AQ0106]: `func` inside a block, expected functions at the top level only
  ┌─ main.aqua:6:3
  │
6 │   func g() -> string:
  │   ^^^^
  │
 help: a function inside is written `g = (a: string) -> string:`

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
