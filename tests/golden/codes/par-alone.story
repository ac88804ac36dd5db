# The wrong program of `aqua explain par-alone`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()

func f():
  par S.work()
=== expect stderr ===
error[AQ2040]: `par` has no statement before it in this block
  ┌─ main.aqua:9:3
  │
9 │   par S.work()
  │   ^^^ nothing to run beside
  │
 help: `co` runs a statement beside all that follows

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
