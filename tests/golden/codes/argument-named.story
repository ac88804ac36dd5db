# The wrong program of `aqua explain argument-named`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work(text: string)

func f():
  S.work(text = "a")
=== expect stderr ===
error[AQ0135]: a named argument in a call, expected a value: only data and abilities are constructed by name
  ┌─ main.aqua:9:10
  │
9 │   S.work(text = "a")
  │          ^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
