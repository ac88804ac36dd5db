# The wrong program of `aqua explain statement-unknown`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()

func f(all: []bool):
  fro a <- all:
    S.work()
=== expect stderr ===
error[AQ0105]: `fro` starts no statement
  ┌─ main.aqua:9:3
  │
9 │   fro a <- all:
  │   ^^^
  │
 try: write `for`
9 │   for a <- all:

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix --likely` corrects 1
=== expect exit ===
1
