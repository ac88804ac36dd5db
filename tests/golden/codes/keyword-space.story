# The wrong program of `aqua explain keyword-space`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()

func f(a: u8):
  if(a == 1):
    S.work()
=== expect stderr ===
error[AQ0049]: `if` directly before `(` is the name of a function, expected a space
  ┌─ main.aqua:9:3
  │
9 │   if(a == 1):
  │   ^^
  │
 fix: insert a space
9 │   if (a == 1):

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix` corrects 1
=== expect exit ===
1
