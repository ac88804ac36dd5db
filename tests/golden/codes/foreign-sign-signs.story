# Arrows, comparisons, operators and wide signs say which sign was meant; `…` stands for nothing.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: u32, b: u32) → u32, bool:
  c ← g（a， b）
  d = a ≤ b ∧ a ≠ c
  <- a × b, d

func g(a: u32, b: u32) -> u32:
  <- a ÷ b…
=== expect stderr ===
error[AQ0020]: `→` is no sign of Aqua, expected `->`
  ┌─ main.aqua:5:24
  │
5 │ func f(a: u32, b: u32) → u32, bool:
  │                        ^
  │
 fix: write `->`
5 │ func f(a: u32, b: u32) -> u32, bool:

error[AQ0020]: `←` is no sign of Aqua, expected `<-`
  ┌─ main.aqua:6:5
  │
6 │   c ← g（a， b）
  │     ^
  │
 fix: write `<-`
6 │   c <- g（a， b）

error[AQ0020]: `（` is no sign of Aqua, expected `(`
  ┌─ main.aqua:6:8
  │
6 │   c ← g（a， b）
  │        ^^
  │
 fix: write `(`
6 │   c ← g(a， b）

error[AQ0020]: `，` is no sign of Aqua, expected `,`
  ┌─ main.aqua:6:10
  │
6 │   c ← g（a， b）
  │           ^^
  │
 fix: write `,`
6 │   c ← g（a, b）

error[AQ0020]: `）` is no sign of Aqua, expected `)`
  ┌─ main.aqua:6:13
  │
6 │   c ← g（a， b）
  │               ^^
  │
 fix: write `)`
6 │   c ← g（a， b)

error[AQ0020]: `≤` is no sign of Aqua, expected `<=`
  ┌─ main.aqua:7:9
  │
7 │   d = a ≤ b ∧ a ≠ c
  │         ^
  │
 fix: write `<=`
7 │   d = a <= b ∧ a ≠ c

error[AQ0020]: `∧` is no sign of Aqua, expected `&&`
  ┌─ main.aqua:7:13
  │
7 │   d = a ≤ b ∧ a ≠ c
  │             ^
  │
 fix: write `&&`
7 │   d = a ≤ b && a ≠ c

error[AQ0020]: `≠` is no sign of Aqua, expected `!=`
  ┌─ main.aqua:7:17
  │
7 │   d = a ≤ b ∧ a ≠ c
  │                 ^
  │
 fix: write `!=`
7 │   d = a ≤ b ∧ a != c

error[AQ0020]: `×` is no sign of Aqua, expected `*`
  ┌─ main.aqua:8:8
  │
8 │   <- a × b, d
  │        ^
  │
 fix: write `*`
8 │   <- a * b, d

error[AQ0020]: `÷` is no sign of Aqua, expected `/`
   ┌─ main.aqua:11:8
   │
11 │   <- a ÷ b…
   │        ^
   │
 fix: write `/`
11 │   <- a / b…

checked 1 file, 10 errors, 0 warnings in <time>
`aqua fix` corrects 10
=== expect exit ===
1
