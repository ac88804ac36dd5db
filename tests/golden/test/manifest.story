# `[test]` in aqua.toml: which tests there are, and how they run when the command line says nothing.
=== args ===
aqua test -v
aqua test -v --seed 3 --min-coverage 0
aqua test other -v
aqua check aqua.toml bad/aqua.toml
=== aqua.toml ===
[test]
scenarios = ["tests", "more/c.scenario.toml"]
seed = 7
jobs = 1
min-coverage = 100
=== bad/aqua.toml ===
[test]
scenarios = "tests"
seed = -1
jobs = "2"
min-coverage = 101
scenario = ["tests"]
=== p.aqua ===
aqua P declares *

export f

service S("s"):
  get() -> string

func f(ask: bool) -> string:
  r: *string
  r <<- "x"
  if ask:
    r <- S.get()
  <- r!
=== tests/a.scenario.toml ===
scenario = 1
program = "../p.aqua"
[[call]]
func = "f"
args = [false]
=== more/c.scenario.toml ===
scenario = 1
program = "../p.aqua"
[[call]]
func = "f"
args = [false]
[[expect]]
value = { of = "stats", at = "steps" }
at_least = 1
=== other/d.scenario.toml ===
scenario = 1
program = "../p.aqua"
[[service]]
id = "s"
[service.function.get]
returns = "y"
[[call]]
func = "f"
args = [true]
=== expect stderr ===
$ aqua test -v
pass    tests/a.scenario.toml › a.scenario.toml
pass    more/c.scenario.toml › c.scenario.toml
executed 3 of 4 lines (75 %), 1 of 2 branches, 1 of 1 functions
2 cases: 2 passed · 4 runs in <time>
error: fewer than 100 % of the lines were executed
$ aqua test -v --seed 3 --min-coverage 0
pass    tests/a.scenario.toml › a.scenario.toml
pass    more/c.scenario.toml › c.scenario.toml
2 cases: 2 passed · 4 runs in <time>
$ aqua test other -v
pass    other/d.scenario.toml › d.scenario.toml
executed 4 of 4 lines (100 %), 1 of 2 branches, 1 of 1 functions
1 case: 1 passed · 2 runs in <time>
$ aqua check aqua.toml bad/aqua.toml
error[AQ7003]: `scenarios` is a text, expected a list
  ┌─ bad/aqua.toml:2:13
  │
2 │ scenarios = "tests"
  │             ^^^^^^^ expected a list
  │

error[AQ7004]: found `-1`, expected a number from 0 to 9223372036854775807
  ┌─ bad/aqua.toml:3:8
  │
3 │ seed = -1
  │        ^^
  │

error[AQ7003]: `jobs` is a text, expected a whole number
  ┌─ bad/aqua.toml:4:8
  │
4 │ jobs = "2"
  │        ^^^ expected a whole number
  │

error[AQ7004]: found `101`, expected a number from 0 to 100
  ┌─ bad/aqua.toml:5:16
  │
5 │ min-coverage = 101
  │                ^^^
  │

error[AQ7002]: unknown key `scenario` in `test`
  ┌─ bad/aqua.toml:6:1
  │
6 │ scenario = ["tests"]
  │ ^^^^^^^^ unknown
  │
 help: did you mean `scenarios`?
 try: write `scenarios`
6 │ scenarios = ["tests"]

checked 2 files, 5 errors, 0 warnings in <time>
`aqua fix --likely` corrects 1
=== expect exit ===
1
0
0
1
