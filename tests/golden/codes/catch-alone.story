# The wrong program of `aqua explain catch-alone`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()
  warn(text: string)

func f():
  S.work()
  catch e:
    S.warn(e.message)
=== expect stderr ===
error[AQ2043]: `catch` without `try` directly before it
   ┌─ main.aqua:11:3
   │
11 │   catch e:
   │   ^^^^^
   │
 help: `try:` begins a block whose failure is caught

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
