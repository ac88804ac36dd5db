# The wrong program of `aqua explain second-else`.
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
  else:
    S.work()
  else:
    S.work()
=== expect stderr ===
error[AQ2042]: a second `else` for one `if`
   ┌─ main.aqua:13:3
   │
 9 │   if ready:
   │   --------- this `if` has one already (up to line 12)
   ·
13 │   else:
   │   ^^^^
   │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
