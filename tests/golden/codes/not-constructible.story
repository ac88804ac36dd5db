# The wrong program of `aqua explain not-constructible`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

alias Names: []string

func f() -> Names:
  <- Names(first = "Ada")
=== expect stderr ===
error[AQ2519]: `Names` is `[]string`, expected a data or an ability type
  ┌─ main.aqua:8:6
  │
5 │ alias Names: []string
  │       ----- declared here
  ·
8 │   <- Names(first = "Ada")
  │      ^^^^^ cannot be built
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
