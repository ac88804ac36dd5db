# The wrong program of `aqua explain map-call-arrow`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(name: string) -> []string:
  ages: %u8
  ages <<- name, 36
  names <- ages.keys()
  <- names
=== expect stderr ===
error[AQ2538]: `keys` of a stream map gives a value at once, expected `=`
  ┌─ main.aqua:8:12
  │
8 │   names <- ages.keys()
  │            ^^^^^^^^^^^
  │
 help: `x = map.get(key)`, with `=` instead of `<-`

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
