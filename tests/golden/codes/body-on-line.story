# The wrong program of `aqua explain body-on-line`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> string: <- "a"
=== expect stderr ===
error[AQ0102]: found `<-` after `:`, expected the body on lines of its own below
  ┌─ main.aqua:5:21
  │
5 │ func f() -> string: <- "a"
  │                     ^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
