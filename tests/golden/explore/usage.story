# What is wrong with a command line or a scenario is said before anything is searched.
=== args ===
aqua explore
aqua explore nothing.scenario.toml
aqua explore good.scenario.toml --strategy deep
aqua explore good.scenario.toml --timing slow
aqua explore good.scenario.toml --runs many
aqua explore good.scenario.toml --faults drop
aqua explore good.scenario.toml --faults become:lier@relay
aqua explore good.scenario.toml --faults become:liar@nobody
aqua explore good.scenario.toml --faults become:flooder@relay
aqua explore good.scenario.toml --format sarif
aqua explore good.scenario.toml::other
aqua explore bad.scenario.toml
aqua explore broken.scenario.toml
=== good.aqua ===
aqua Good declares *

export f

func f() -> string:
  <- "x"
=== broken.aqua ===
aqua Broken declares *

export f

func f() -> string:
  <- y
=== good.scenario.toml ===
scenario = 1
program = "good.aqua"
[[call]]
func = "f"
=== bad.scenario.toml ===
scenario = 1
program = "good.aqua"
[[call]]
func = "f"
[explore]
stategy = "dfs"
faults = ["drop:1", "become:liar@relay"]
=== broken.scenario.toml ===
scenario = 1
program = "broken.aqua"
[[call]]
func = "f"
=== expect stderr ===
$ aqua explore
error: 0 arguments, expected `aqua explore FILE[::NAME]`
$ aqua explore nothing.scenario.toml
error[AQ9001]: cannot read `nothing.scenario.toml`: no such file

$ aqua explore good.scenario.toml --strategy deep
error: `--strategy deep`, expected one of: auto, dfs, random, pct
$ aqua explore good.scenario.toml --timing slow
error: `--timing slow`, expected one of: free, corners
$ aqua explore good.scenario.toml --runs many
error: `--runs many`, expected a number
$ aqua explore good.scenario.toml --faults drop
error: `--faults drop`, expected for example `drop:1,duplicate:1,crash:1,become:liar@bob`
$ aqua explore good.scenario.toml --faults become:lier@relay
error: `--faults become:lier@relay`, expected for example `drop:1,duplicate:1,crash:1,become:liar@bob`
$ aqua explore good.scenario.toml --faults become:liar@nobody
error: `--faults become:…@nobody`: no peer is called so
$ aqua explore good.scenario.toml --faults become:flooder@relay
error: `--faults become:flooder`: a search does not support that role yet
$ aqua explore good.scenario.toml --format sarif
error: `--format sarif`, expected text or json
$ aqua explore good.scenario.toml::other
error: no case of good.scenario.toml is called `other`
 help: `aqua test --list` shows all
$ aqua explore bad.scenario.toml
error[AQ7002]: unknown key `stategy` in `explore`
  ┌─ bad.scenario.toml:6:1
  │
6 │ stategy = "dfs"
  │ ^^^^^^^ unknown
  │
 help: did you mean `strategy`?
 try: write `strategy`
6 │ strategy = "dfs"

$ aqua explore broken.scenario.toml
error[AQ2001]: `y` is not defined here
  ┌─ broken.aqua:6:6
  │
6 │   <- y
  │      ^ not defined
  │

=== expect exit ===
2
3
2
2
2
2
2
2
2
2
2
2
1
