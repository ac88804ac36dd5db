# The wrong program of `aqua explain argument-count`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  store(key: string, value: string)

func f(key: string):
  S.store(key)
=== expect stderr ===
error[AQ2506]: 1 argument for `store`, expected 2
  ┌─ main.aqua:9:5
  │
9 │   S.store(key)
  │     ^^^^^
  │
 note: missing: `value: string`

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
