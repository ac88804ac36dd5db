# The wrong program of `aqua explain otherwise-unreachable`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()

func f() -> []string:
  all: *string
  otherwise:
    S.work()
  <- all
=== expect stderr ===
warning[AQ4017]: the statement before `otherwise` cannot fail
   ┌─ main.aqua:10:3
   │
10 │   otherwise:
   │   ^^^^^^^^^ never runs
   │

checked 1 file, 0 errors, 1 warning in <time>
