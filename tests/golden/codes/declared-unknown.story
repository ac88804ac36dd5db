# The wrong program of `aqua explain declared-unknown`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M declares greet, greeet

func greet() -> string:
  <- "hello"
=== expect stderr ===
error[AQ2022]: `greeet` is declared, but neither defined nor imported in this file
  ┌─ main.aqua:1:24
  │
1 │ aqua M declares greet, greeet
  │                        ^^^^^^ not in this file
  │
 help: did you mean `greet`?
 try: replace by `greet`
1 │ aqua M declares greet, greet

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix --likely` corrects 1
=== expect exit ===
1
