# The wrong program of `aqua explain element-kind`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work(all: []string)

func g() -> string:
  <- "a"

func f():
  S.work([g])
=== expect stderr ===
error[AQ2521]: a function in a collection, expected data
   ┌─ main.aqua:12:11
   │
12 │   S.work([g])
   │           ^
   │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
