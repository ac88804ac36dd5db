# The wrong program of `aqua explain constant-twice`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

const LIMIT = 10
const LIMIT = 20

func f() -> u32:
  <- LIMIT
=== expect stderr ===
error[AQ2008]: the constant `LIMIT` already has a value
  ┌─ main.aqua:6:7
  │
5 │ const LIMIT = 10
  │       ----- first value
6 │ const LIMIT = 20
  │       ^^^^^ second value
  │
 help: `const LIMIT ?= ...` gives a value only if there is none

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
