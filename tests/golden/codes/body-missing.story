# The wrong program of `aqua explain body-missing`.
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
=== expect stderr ===
error[AQ0042]: the block has no lines
  ┌─ main.aqua:9:11
  │
9 │   if ready:
  │           ^ opened by this `:`
  │
 help: write its lines below, each with more spaces or tabs in front than this one

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
