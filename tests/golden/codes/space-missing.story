# The wrong program of `aqua explain space-missing`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

const LIMIT=10

func f() -> u32:
  <- LIMIT
=== expect stderr ===
error[AQ0050]: no white space before `=`, expected some around it in a constant
  ┌─ main.aqua:5:12
  │
5 │ const LIMIT=10
  │            ^
  │
 fix: insert a space
5 │ const LIMIT =10

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix` corrects 1
=== expect exit ===
1
