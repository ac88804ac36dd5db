# The wrong program of `aqua explain field-type`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data Box:
  items: *string

func f(box: Box) -> u32:
  <- 1
=== expect stderr ===
error[AQ2525]: a field of type `*string` in data, expected data
  ┌─ main.aqua:6:10
  │
6 │   items: *string
  │          ^^^^^^^
  │
 note: `*string` is a stream; an ability can hold it

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
