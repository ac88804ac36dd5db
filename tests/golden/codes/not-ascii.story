# The wrong program of `aqua explain not-ascii`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(café: string) -> string:
  <- "a"
=== expect stderr ===
error[AQ0011]: `é` outside of a string or comment, expected names of letters a to z, digits and `_`
  ┌─ main.aqua:5:11
  │
5 │ func f(café: string) -> string:
  │           ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
