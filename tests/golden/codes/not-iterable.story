# The wrong program of `aqua explain not-iterable`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work(n: u32)

func f(count: u32):
  for n <- count:
    S.work(n)
=== expect stderr ===
error[AQ2516]: `u32` cannot be iterated, expected an array, an option or a stream
  ┌─ main.aqua:9:12
  │
9 │   for n <- count:
  │            ^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
