# The wrong program of `aqua explain element-type`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(all: []*string) -> u32:
  <- all.length
=== expect stderr ===
error[AQ2522]: a collection of `*string`, expected data as elements
  ┌─ main.aqua:5:15
  │
5 │ func f(all: []*string) -> u32:
  │               ^^^^^^^
  │
 note: `*string` is a stream

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
