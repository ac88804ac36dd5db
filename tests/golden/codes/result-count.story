# The wrong program of `aqua explain result-count`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  get() -> string

func f() -> string:
  a, b <- S.get()
  <- a
=== expect stderr ===
error[AQ2509]: 2 names for the results of `get`, which has 1
  ┌─ main.aqua:9:6
  │
9 │   a, b <- S.get()
  │      ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
