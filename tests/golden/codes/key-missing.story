# The wrong program of `aqua explain key-missing`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(name: string) -> []string:
  ages: %u8
  ages <<- name
  <- ages.keys()
=== expect stderr ===
error[AQ2536]: one value for the stream map `ages`, expected a key and a value
  ┌─ main.aqua:7:3
  │
7 │   ages <<- name
  │   ^^^^
  │
 help: `map <<- key, value`

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
