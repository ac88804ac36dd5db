# The wrong program of `aqua explain unknown-type`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data Point:
  x: i32

func f(p: Pont) -> i32:
  <- 1
=== expect stderr ===
error[AQ2003]: no type `Pont` is defined here
  ┌─ main.aqua:8:11
  │
8 │ func f(p: Pont) -> i32:
  │           ^^^^ no such type
  │
 help: did you mean `Point`?
 try: replace by `Point`
8 │ func f(p: Point) -> i32:

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix --likely` corrects 1
=== expect exit ===
1
