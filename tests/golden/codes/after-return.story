# The wrong program of `aqua explain after-return`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()

func f() -> string:
  <- "a"
  S.work()
=== expect stderr ===
warning[AQ4012]: a statement after `<-` runs before the result is returned
   ┌─ main.aqua:10:3
   │
 9 │   <- "a"
   │   ------ returned here
10 │   S.work()
   │   ^^^^^^^^
   │

checked 1 file, 0 errors, 1 warning in <time>
