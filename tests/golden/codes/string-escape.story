# The wrong program of `aqua explain string-escape`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string:
  <- "say \"hello\""
=== expect stderr ===
error[AQ0021]: `\"` ends the string, expected no quote in it: there are no escapes
  ┌─ main.aqua:6:11
  │
6 │   <- "say \"hello\""
  │           ^^
  │
 help: leave the quote out, or write another sign in its place

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
