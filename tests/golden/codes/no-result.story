# The wrong program of `aqua explain no-result`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()

func f() -> string:
  x = S.work()
  <- "done"
=== expect stderr ===
error[AQ2530]: the call has no result, expected a value
  ┌─ main.aqua:9:7
  │
9 │   x = S.work()
  │       ^^^^^^^^ no value
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
