# The wrong program of `aqua explain else-alone`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()

func f(ready: bool):
  if ready:
    S.work()
  S.work()
  else:
    S.work()
=== expect stderr ===
error[AQ2041]: `else` without `if` directly before it
   ┌─ main.aqua:12:3
   │
12 │   else:
   │   ^^^^
   │
 help: `otherwise:` recovers from a failure of the statement before

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
