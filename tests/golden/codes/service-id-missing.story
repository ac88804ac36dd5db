# The wrong program of `aqua explain service-id-missing`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S:
  work()

func f():
  S.work()
=== expect stderr ===
error[AQ2528]: the service `S` has no id here
  ┌─ main.aqua:9:3
  │
5 │ service S:
  │         - declared without an id
  ·
9 │   S.work()
  │   ^ id unknown
  │
 help: `S "id"` in a line above sets it for the rest of the block

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
