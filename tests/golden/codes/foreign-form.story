# The wrong program of `aqua explain foreign-form`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: bool, b: bool) -> bool:
  return a and b
=== expect stderr ===
error[AQ0113]: found `return`, but values are returned with `<- value`
  ┌─ main.aqua:6:3
  │
6 │   return a and b
  │   ^^^^^^
  │
 fix: write `<-`
6 │   <- a and b

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix` corrects 1
=== expect exit ===
1
