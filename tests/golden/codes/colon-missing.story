# The wrong program of `aqua explain colon-missing`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string
  <- "a"
=== expect stderr ===
error[AQ0101]: found the end of the line after the function, expected `:`
  ┌─ main.aqua:5:19
  │
5 │ func f() -> string
  │                   ^
  │
 try: insert `:`
5 │ func f() -> string:

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix --likely` corrects 1
=== expect exit ===
1
