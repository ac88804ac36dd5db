# The wrong program of `aqua explain trailing-comma`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> []string:
  <- ["a", "b",]
=== expect stderr ===
error[AQ0103]: found `]` after a comma, expected another element
  ┌─ main.aqua:6:15
  │
6 │   <- ["a", "b",]
  │               ^
  │
 try: remove the comma
6 │   <- ["a", "b"]

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix --likely` corrects 1
=== expect exit ===
1
