# The wrong program of `aqua explain return-in-block`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(ready: bool) -> string:
  if ready:
    <- "yes"
  <- "no"
=== expect stderr ===
error[AQ0121]: values are returned inside a nested block, expected `<-` at the end of the function
  ┌─ main.aqua:7:5
  │
7 │     <- "yes"
  │     ^^
  │
 help: assign the value to a stream or variable here, and return that at the end of the function

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
