# What belongs to the format of scenarios and cannot be run yet is said before anything runs.
=== args ===
aqua test later.scenario.toml
aqua check later.scenario.toml
=== p.aqua ===
aqua P declares *

export f

func f() -> string:
  <- "x"
=== later.scenario.toml ===
scenario = 1
program = "p.aqua"
[[call]]
func = "f"
expect = { survives = ["drop:1", "become:flooder@relay"] }
[explore]
faults = ["become:flooder@relay"]
=== expect stderr ===
$ aqua test later.scenario.toml
FAIL later.scenario.toml › later.scenario.toml
error[AQ7007]: `become:flooder` in a search is not supported yet
  ┌─ later.scenario.toml:5:23
  │
5 │ expect = { survives = ["drop:1", "become:flooder@relay"] }
  │                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  │

error[AQ7007]: `become:flooder` in a search is not supported yet
  ┌─ later.scenario.toml:7:10
  │
7 │ faults = ["become:flooder@relay"]
  │          ^^^^^^^^^^^^^^^^^^^^^^^^
  │

1 case: 0 passed, 1 error · 0 runs in <time>
$ aqua check later.scenario.toml
error[AQ7007]: `become:flooder` in a search is not supported yet
  ┌─ later.scenario.toml:5:23
  │
5 │ expect = { survives = ["drop:1", "become:flooder@relay"] }
  │                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  │

error[AQ7007]: `become:flooder` in a search is not supported yet
  ┌─ later.scenario.toml:7:10
  │
7 │ faults = ["become:flooder@relay"]
  │          ^^^^^^^^^^^^^^^^^^^^^^^^
  │

checked 1 file, 2 errors, 0 warnings in <time>
=== expect exit ===
2
1
