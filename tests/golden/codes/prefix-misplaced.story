# The wrong program of `aqua explain prefix-misplaced`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()

func f(a: bool, peer: string):
  S.work()
  par if a:
    S.work()
=== expect stderr ===
error[AQ0120]: `par` in front of `if`, expected `on`, `for`, `join` or a call
   ┌─ main.aqua:10:3
   │
10 │   par if a:
   │   ^^^
   │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
