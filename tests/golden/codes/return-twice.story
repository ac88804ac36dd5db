# The wrong program of `aqua explain return-twice`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  <- "a"
  <- "b"
=== expect stderr ===
error[AQ2046]: a second `<-`, expected one for each function
  ┌─ main.aqua:7:3
  │
6 │   <- "a"
  │   ------ first one
7 │   <- "b"
  │   ^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
