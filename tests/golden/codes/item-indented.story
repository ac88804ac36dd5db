# The wrong program of `aqua explain item-indented`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

  func f() -> string:
    <- "a"
=== expect stderr ===
error[AQ0041]: `func` is indented, expected it in the first column
  ┌─ main.aqua:5:3
  │
5 │   func f() -> string:
  │   ^^^^
  │
 fix: move it to the first column
5 │ func f() -> string:

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix` corrects 1
=== expect exit ===
1
