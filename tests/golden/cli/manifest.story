# `aqua.toml` is found upwards from the first file; options come before what it says.
=== args ===
aqua check shop/src/main.aqua
aqua check --const WAIT=7 -I other shop/src/main.aqua
aqua check src/main.aqua
aqua check --manifest shop/aqua.toml src/main.aqua
aqua check --manifest none.toml src/main.aqua
aqua check bad/main.aqua
=== shop/aqua.toml ===
[imports]
paths = ["vendor"]
[const]
WAIT = 5
=== shop/vendor/lib.aqua ===
aqua Lib declares LIMIT
const LIMIT = 1
=== shop/src/main.aqua ===
aqua Main
import "lib.aqua"
export f
const WAIT ?= 3
func f() -> u32:
  <- WAIT + LIMIT
=== src/main.aqua ===
aqua Main
import "lib.aqua"
export f
const WAIT ?= 3
func f() -> u32:
  <- WAIT + LIMIT
=== bad/aqua.toml ===
[import]
paths = ["vendor"]
[[build]]
input = 5
output = "out"
=== bad/main.aqua ===
aqua Main
=== expect stderr ===
$ aqua check shop/src/main.aqua
checked 1 file, 0 errors, 0 warnings in <time>
$ aqua check --const WAIT=7 -I other shop/src/main.aqua
checked 1 file, 0 errors, 0 warnings in <time>
$ aqua check src/main.aqua
error[AQ0801]: `lib.aqua` is not found
  ┌─ src/main.aqua:2:8
  │
2 │ import "lib.aqua"
  │        ^^^^^^^^^^
  │
 note: looked for `src/lib.aqua`, `src/node_modules/lib.aqua`, `node_modules/lib.aqua`, `<stdlib>/lib.aqua`

checked 1 file, 1 error, 0 warnings in <time>
$ aqua check --manifest shop/aqua.toml src/main.aqua
checked 1 file, 0 errors, 0 warnings in <time>
$ aqua check --manifest none.toml src/main.aqua
error[AQ9001]: cannot read `none.toml`: no such file

$ aqua check bad/main.aqua
error[AQ7002]: unknown key `import` in `aqua.toml`
  ┌─ bad/aqua.toml:1:2
  │
1 │ [import]
  │  ^^^^^^ unknown
  │
 help: did you mean `imports`?
 try: write `imports`
1 │ [imports]

error[AQ7003]: `input` is an integer, expected a text or a list of texts
  ┌─ bad/aqua.toml:4:9
  │
4 │ input = 5
  │         ^ expected a text or a list of texts
  │

=== expect exit ===
0
0
1
0
3
2
