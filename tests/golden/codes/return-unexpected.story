# The wrong program of `aqua explain return-unexpected`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f():
  <- "done"
=== expect stderr ===
error[AQ2505]: `f` returns a value, but has no result type
  ┌─ main.aqua:6:6
  │
6 │   <- "done"
  │      ^^^^^^
  │
 help: declare what it returns: `func f(...) -> type:`

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
