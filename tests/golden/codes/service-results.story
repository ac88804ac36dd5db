# The wrong program of `aqua explain service-results`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  size() -> u32, u32

func f() -> u32:
  w, h <- S.size()
  <- w
=== expect stderr ===
error[AQ2526]: a service function with 2 results, expected one at most
  ┌─ main.aqua:6:18
  │
6 │   size() -> u32, u32
  │                  ^^^
  │
 help: return data with a field for each

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
