# The wrong program of `aqua explain result-unit`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work() -> ()

func f():
  S.work()
=== expect stderr ===
error[AQ0154]: `-> ()` after a parameter list in parentheses, expected nothing when there are no results
  ┌─ main.aqua:6:13
  │
6 │   work() -> ()
  │             ^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
