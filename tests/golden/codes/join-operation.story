# The wrong program of `aqua explain join-operation`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: *u32, n: u32):
  join a[0] + n
=== expect stderr ===
error[AQ0127]: an operation in `join`, expected variables and their parts
  ┌─ main.aqua:6:8
  │
6 │   join a[0] + n
  │        ^^^^^^^^
  │
 help: `join a[n + 1]` waits for one element of a stream

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
