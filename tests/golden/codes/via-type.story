# The wrong program of `aqua explain via-type`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()

func f(peer: string, relay: u32):
  on peer via relay:
    S.work()
=== expect stderr ===
error[AQ2534]: found `u32`, expected the id of a peer or a collection of ids
  ┌─ main.aqua:9:15
  │
9 │   on peer via relay:
  │               ^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
