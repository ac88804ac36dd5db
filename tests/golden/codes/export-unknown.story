# The wrong program of `aqua explain export-unknown`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M declares greet

export greeet

func greet() -> string:
  <- "hello"
=== expect stderr ===
error[AQ2025]: no function or service `greeet` to export
  ┌─ main.aqua:3:8
  │
3 │ export greeet
  │        ^^^^^^ not in this file
  │
 help: did you mean `greet`?
 try: replace by `greet`
3 │ export greet

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix --likely` corrects 1
=== expect exit ===
1
