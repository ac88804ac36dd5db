# Blanks of other kinds become spaces; characters without width go.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> u32:
  x =  1
  y​ = 2
  <- x + y
=== expect stderr ===
error[AQ0012]: U+2009 is no white space here, expected spaces and tabs
  ┌─ main.aqua:6:4
  │
6 │   x =  1
  │    ^
  │
 fix: write a space
6 │   x =  1

error[AQ0012]: U+00A0 is no white space here, expected spaces and tabs
  ┌─ main.aqua:6:6
  │
6 │   x =  1
  │      ^^
  │
 fix: write a space
6 │   x =  1

error[AQ0012]: U+200B is no white space here, expected spaces and tabs
  ┌─ main.aqua:7:4
  │
7 │   y� = 2
  │    ^
  │
 fix: remove it
7 │   y = 2

checked 1 file, 3 errors, 0 warnings in <time>
`aqua fix` corrects 3
=== expect exit ===
1
