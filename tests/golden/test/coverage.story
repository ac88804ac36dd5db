# What the tests executed: lines, both branches of conditions, functions; also what no test calls counts.
=== args ===
aqua test tests --coverage out/lcov.info
aqua test tests --coverage out/half.info -k small --jobs 1
aqua test tests --min-coverage 60
aqua test tests --min-coverage 101
aqua test tests --coverage unwritable/lcov.info
=== p.aqua ===
aqua P declares *

import "lib.aqua"

export f, never

service S("s"):
  get(n: u32) -> string
  bad()

func helper(n: u32) -> string:
  x <- S.get(n)
  <- x

func f(n: u32, list: []string) -> []string:
  r: *string
  if n == 1:
    r <- S.get(n)
  else:
    r <<- "else"
  for item <- list:
    r <<- item
  try:
    S.bad()
  catch e:
    r <<- "caught"
  S.get(n)
  otherwise:
    r <<- "otherwise"
  if n > 7:
    r <- fromLib(n)
  <- r

func never():
  x <- helper(2)
  S.bad()
=== lib.aqua ===
aqua Lib declares *

service L("s"):
  get(n: u32) -> string

func fromLib(n: u32) -> string:
  x <- L.get(n)
  <- x

func unused(n: u32) -> string:
  x <- L.get(n)
  <- x
=== tests/small.scenario.toml ===
scenario = 1
program = "../p.aqua"
[[service]]
id = "s"
[service.function.get]
returns = "g"
[service.function.bad]
error = { code = 1, message = "no" }
[[call]]
func = "f"
args = { n = 1, list = [] }
expect = { returns = ["g", "caught"] }
=== tests/large.scenario.toml ===
scenario = 1
program = "../p.aqua"
[[service]]
id = "s"
[service.function.get]
returns = "g"
[service.function.bad]
returns = true
[[call]]
func = "f"
args = { n = 8, list = ["a", "b"] }
expect = { returns = ["else", "a", "b", "g"] }
=== expect stderr ===
$ aqua test tests --coverage out/lcov.info
executed 12 of 18 lines (66 %), 9 of 10 branches, 2 of 5 functions
2 cases: 2 passed · 4 runs in <time>
$ aqua test tests --coverage out/half.info -k small --jobs 1
executed 8 of 18 lines (44 %), 5 of 10 branches, 1 of 5 functions
1 case: 1 passed · 2 runs in <time>
$ aqua test tests --min-coverage 60
executed 12 of 18 lines (66 %), 9 of 10 branches, 2 of 5 functions
2 cases: 2 passed · 4 runs in <time>
$ aqua test tests --min-coverage 101
error: `--min-coverage 101`, expected a number up to 100
$ aqua test tests --coverage unwritable/lcov.info
executed 12 of 18 lines (66 %), 9 of 10 branches, 2 of 5 functions
2 cases: 2 passed · 4 runs in <time>
error[AQ9002]: cannot write `unwritable/lcov.info`: permission denied

=== expect exit ===
0
0
0
2
3
=== expect file out/half.info ===
TN:
SF:lib.aqua
FN:6,fromLib
FN:10,unused
FNDA:0,fromLib
FNDA:0,unused
FNF:2
FNH:0
BRF:0
BRH:0
DA:7,0
DA:11,0
LF:2
LH:0
end_of_record
TN:
SF:p.aqua
FN:11,helper
FN:15,f
FN:34,never
FNDA:0,helper
FNDA:1,f
FNDA:0,never
FNF:3
FNH:1
BRDA:17,0,0,1
BRDA:17,0,1,0
BRDA:21,0,0,0
BRDA:21,0,1,1
BRDA:23,0,0,0
BRDA:23,0,1,1
BRDA:27,0,0,1
BRDA:27,0,1,0
BRDA:30,0,0,0
BRDA:30,0,1,1
BRF:10
BRH:5
DA:12,0
DA:15,1
DA:17,1
DA:18,1
DA:20,0
DA:21,1
DA:22,0
DA:23,1
DA:24,0
DA:26,1
DA:27,1
DA:29,0
DA:30,1
DA:31,0
DA:35,0
DA:36,0
LF:16
LH:8
end_of_record
=== expect file out/lcov.info ===
TN:
SF:lib.aqua
FN:6,fromLib
FN:10,unused
FNDA:1,fromLib
FNDA:0,unused
FNF:2
FNH:1
BRF:0
BRH:0
DA:7,1
DA:11,0
LF:2
LH:1
end_of_record
TN:
SF:p.aqua
FN:11,helper
FN:15,f
FN:34,never
FNDA:0,helper
FNDA:2,f
FNDA:0,never
FNF:3
FNH:1
BRDA:17,0,0,1
BRDA:17,0,1,1
BRDA:21,0,0,1
BRDA:21,0,1,1
BRDA:23,0,0,1
BRDA:23,0,1,1
BRDA:27,0,0,2
BRDA:27,0,1,0
BRDA:30,0,0,1
BRDA:30,0,1,1
BRF:10
BRH:9
DA:12,0
DA:15,2
DA:17,2
DA:18,1
DA:20,1
DA:21,2
DA:22,1
DA:23,2
DA:24,1
DA:26,1
DA:27,2
DA:29,0
DA:30,2
DA:31,0
DA:35,0
DA:36,0
LF:16
LH:11
end_of_record
