# The wrong program of `aqua explain else-if`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()

func f(a: bool, b: bool):
  if a:
    S.work()
  else if b:
    S.work()
=== expect stderr ===
error[AQ0104]: found `if` after `else`, expected `:`
   ┌─ main.aqua:11:8
   │
11 │   else if b:
   │        ^^ there is no `else if`
   │
 help: write `else:` and the `if` on a line of its own inside it

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
