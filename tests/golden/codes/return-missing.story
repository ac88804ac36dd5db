# The wrong program of `aqua explain return-missing`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work()

func f() -> string:
  S.work()
=== expect stderr ===
error[AQ2504]: `f` has a result type, but returns nothing
  ┌─ main.aqua:8:13
  │
8 │ func f() -> string:
  │             ^^^^^^ expected by this
  │
 help: `<- value` in the last line of the function returns a result

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
