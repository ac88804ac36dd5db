# The wrong program of `aqua explain otherwise-alone`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()

func f():
  otherwise:
    S.work()
=== expect stderr ===
error[AQ2044]: `otherwise` has no statement before it in this block
  ┌─ main.aqua:9:3
  │
9 │   otherwise:
  │   ^^^^^^^^^ nothing that could fail
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
