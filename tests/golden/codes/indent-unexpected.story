# The wrong program of `aqua explain indent-unexpected`.
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
=== expect stderr ===
error[AQ0044]: the indentation of this line fits no block around it
   ┌─ main.aqua:11:3
   │
11 │   S.work()
   │   ^
   │
 help: a tab is never the same as spaces; use one of the two in a file

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
