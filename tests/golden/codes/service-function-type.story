# The wrong program of `aqua explain service-function-type`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

ability Reader:
  read() -> string

service S("s"):
  work(reader: Reader)

func f(read: -> string) -> string:
  reader = Reader(read = read)
  S.work(reader)
  <- "done"
=== expect stderr ===
error[AQ2527]: `work` of a service takes an ability, which cannot leave or enter the program
   ┌─ main.aqua:13:5
   │
 9 │   work(reader: Reader)
   │        ------ `Reader`
   ·
13 │   S.work(reader)
   │     ^^^^
   │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
