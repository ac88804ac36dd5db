# The wrong program of `aqua explain type-unit`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(read: () -> string) -> string:
  <- "a"
=== expect stderr ===
error[AQ0153]: `()` is no type, expected `-> T` for a function without parameters and `-> ()` for one without results
  ┌─ main.aqua:5:14
  │
5 │ func f(read: () -> string) -> string:
  │              ^^
  │
 fix: remove `()`
5 │ func f(read: -> string) -> string:

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix` corrects 1
=== expect exit ===
1
