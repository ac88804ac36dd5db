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
expect = { survives = ["drop:1", "become:liar@relay"] }
[explore]
faults = ["become:liar@relay"]
=== expect stderr ===
$ aqua test later.scenario.toml
FAIL later.scenario.toml › later.scenario.toml
error[AQ7007]: `pct` in `schedule` is not supported yet
  ┌─ later.scenario.toml:3:12
  │
3 │ schedule = "pct"
  │            ^^^^^
  │

error[AQ7007]: `survives` in `expect` is not supported yet
  ┌─ later.scenario.toml:9:23
  │
9 │ expect = { survives = ["drop:1"] }
  │                       ^^^^^^^^^^
  │

error[AQ7007]: `eventually` in a property is not supported yet
   ┌─ later.scenario.toml:10:1
   │
10 │ [[property]]
   │ ^^^^^^^^^^^^
   │

error[AQ7007]: `in_test` in `explore` is not supported yet
   ┌─ later.scenario.toml:17:11
   │
17 │ in_test = "orders"
   │           ^^^^^^^^
   │

1 case: 0 passed, 1 error · 0 runs in <time>
$ aqua check later.scenario.toml
error[AQ7007]: `pct` in `schedule` is not supported yet
  ┌─ later.scenario.toml:3:12
  │
3 │ schedule = "pct"
  │            ^^^^^
  │

error[AQ7007]: `survives` in `expect` is not supported yet
  ┌─ later.scenario.toml:9:23
  │
9 │ expect = { survives = ["drop:1"] }
  │                       ^^^^^^^^^^
  │

error[AQ7007]: `eventually` in a property is not supported yet
   ┌─ later.scenario.toml:10:1
   │
10 │ [[property]]
   │ ^^^^^^^^^^^^
   │

error[AQ7007]: `in_test` in `explore` is not supported yet
   ┌─ later.scenario.toml:17:11
   │
17 │ in_test = "orders"
   │           ^^^^^^^^
   │

checked 1 file, 4 errors, 0 warnings in <time>
=== expect exit ===
2
1
