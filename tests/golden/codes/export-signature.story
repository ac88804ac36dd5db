# The wrong program of `aqua explain export-signature`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

ability Reader:
  read() -> string

func f{Reader}() -> string:
  x <- Reader.read()
  <- x
=== expect stderr ===
error[AQ2027]: `f` takes an ability and cannot be exported
  ┌─ main.aqua:3:8
  │
3 │ export f
  │        ^
  ·
8 │ func f{Reader}() -> string:
  │        ------ `Reader`
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
