# A dash is a minus between two values, part of an arrow, or `--` where a comment would stand.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: i32) –> i32:
  — one less
  b = a – 1
  c <– g(b)  — asks another one
  <- c − b

func g(a: i32) -> i32:
  <- a
=== expect stderr ===
error[AQ0020]: `–>` is no sign of Aqua, expected `->`
  ┌─ main.aqua:5:16
  │
5 │ func f(a: i32) –> i32:
  │                ^^
  │
 fix: write `->`
5 │ func f(a: i32) -> i32:

error[AQ0020]: `—` is no sign of Aqua, expected `--`
  ┌─ main.aqua:6:3
  │
6 │   — one less
  │   ^
  │
 try: write `--`
6 │   -- one less

error[AQ0020]: `–` is no sign of Aqua, expected `-`
  ┌─ main.aqua:7:9
  │
7 │   b = a – 1
  │         ^
  │
 fix: write `-`
7 │   b = a - 1

error[AQ0020]: `<–` is no sign of Aqua, expected `<-`
  ┌─ main.aqua:8:5
  │
8 │   c <– g(b)  — asks another one
  │     ^^
  │
 fix: write `<-`
8 │   c <- g(b)  — asks another one

error[AQ0020]: `—` is no sign of Aqua, expected `--`
  ┌─ main.aqua:8:14
  │
8 │   c <– g(b)  — asks another one
  │              ^
  │
 try: write `--`
8 │   c <– g(b)  -- asks another one

error[AQ0020]: `−` is no sign of Aqua, expected `-`
  ┌─ main.aqua:9:8
  │
9 │   <- c − b
  │        ^
  │
 fix: write `-`
9 │   <- c - b

checked 1 file, 6 errors, 0 warnings in <time>
`aqua fix` corrects 4, `aqua fix --likely` 2 more
=== expect exit ===
1
