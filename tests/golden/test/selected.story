# Code that no selected case needs is neither compiled nor tried; with a selected case it is.
=== args ===
aqua test tests --select good
aqua test tests
=== main.aqua ===
aqua Main declares *

export f

service Prices("prices"):
  get(name: string) -> u32

func f() -> u32:
  <- Prices.get("x")
=== broken.js ===
this is no script
=== tests/bad.scenario.toml ===
scenario = 1
tags = ["bad"]
program = "../main.aqua"
[[call]]
func = "f"
[[service]]
id = "prices"
js = "../broken.js"
=== tests/good.scenario.toml ===
scenario = 1
tags = ["good"]
program = "../main.aqua"
[[call]]
id = "main"
func = "f"
[[expect]]
value = { of = "call:main" }
equals = 7
[[service]]
id = "prices"
[service.function]
get = { returns = 7 }
=== expect stderr ===
$ aqua test tests --select good
1 case: 1 passed · 2 runs in <time>
$ aqua test tests
FAIL tests/bad.scenario.toml › bad.scenario.toml
error[AQ8045]: `broken.js` cannot serve: SyntaxError: Unexpected identifier 'is' in line 1
  ┌─ tests/bad.scenario.toml:8:6
  │
8 │ js = "../broken.js"
  │      ^^^^^^^^^^^^^^
  │

2 cases: 1 passed, 1 error · 2 runs in <time>
=== expect exit ===
0
1
