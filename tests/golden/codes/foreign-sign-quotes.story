# Pairs of quotes become straight at both ends; what has no other end, or `"` inside, is left to a person.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string, string, string, string:
  a = ‘b’
  c = “it’s”
  d = “e"
  g = “h
  <- a, c, d, «i»
=== expect stderr ===
error[AQ0020]: `‘` is no sign of Aqua, expected `"`
  ┌─ main.aqua:6:7
  │
6 │   a = ‘b’
  │       ^^^
  │
 fix: write `"` on both sides
6 │   a = "b"

error[AQ0020]: `“` is no sign of Aqua, expected `"`
  ┌─ main.aqua:7:7
  │
7 │   c = “it’s”
  │       ^^^^^^
  │
 fix: write `"` on both sides
7 │   c = "it’s"

error[AQ0020]: `“` is no sign of Aqua, expected `"`
  ┌─ main.aqua:8:7
  │
8 │   d = “e"
  │       ^^^
  │
 try: write `"`
8 │   d = "e"

error[AQ0020]: `“` is no sign of Aqua, expected `"`
  ┌─ main.aqua:9:7
  │
9 │   g = “h
  │       ^
  │

error[AQ0020]: `«` is no sign of Aqua, expected `"`
   ┌─ main.aqua:10:15
   │
10 │   <- a, c, d, «i»
   │               ^^^
   │
 fix: write `"` on both sides
10 │   <- a, c, d, "i"

checked 1 file, 5 errors, 0 warnings in <time>
`aqua fix` corrects 3, `aqua fix --likely` 1 more
=== expect exit ===
1
