# The wrong program of `aqua explain constant-definition`.
=== args ===
aqua check main.aqua --const 'LIMIT = [1]'
=== main.aqua ===
aqua M

export f

const LIMIT ?= 1

func f() -> u32:
  <- LIMIT
=== expect stderr ===
error[AQ2030]: `LIMIT = [1]` is no constant, expected `NAME = literal` or `NAME ?= literal`

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
