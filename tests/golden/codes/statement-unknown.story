# The wrong program of `aqua explain statement-unknown`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()

func f(a: bool):
  while a:
    S.work()
=== expect stderr ===
error[AQ0105]: `while` starts no statement
  ┌─ main.aqua:9:3
  │
9 │   while a:
  │   ^^^^^
  │
 help: `for item <- items:` goes through a collection; there is no loop with a condition

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
