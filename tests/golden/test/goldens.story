# Goldens: written with `--update` only, never where `CI` is set, where one that no test reads fails.
=== args ===
aqua test tests
aqua test tests --update
aqua test tests -v
CI=true aqua test tests --update
CI=true aqua test tests
CI=true aqua test tests -k result
aqua test wrong --update
=== p.aqua ===
aqua P declares *

export f, g

data D:
  a: string
  b: []u32

func f(a: string) -> D:
  <- D(a = a, b = [1, 2])

func g() -> string:
  s: *string
  join s[0]
  <- s[0]
=== tests/result.scenario.toml ===
scenario = 1
name = "a result"
program = "../p.aqua"
[[call]]
func = "f"
args = { a = "x" }
expect = { golden = "f.golden.json" }
[[variant]]
name = "with another golden"
args = { a = "y" }
expect = { golden = "goldens/old.golden.json" }
=== tests/recording.scenario.toml ===
scenario = 1
name = "a recording"
program = "../p.aqua"
[[call]]
func = "f"
args = { a = "x" }
[[expect]]
recording = "f.golden.aqrec"
=== tests/goldens/old.golden.json ===
{"a": "old", "b": []}
=== tests/goldens/unused.golden.json ===
1
=== wrong/two.scenario.toml ===
scenario = 1
program = "../p.aqua"
[[call]]
func = "f"
args = { a = "x" }
expect = { golden = "two.golden.json" }
[[variant]]
name = "the same golden for another result"
args = { a = "y" }
expect = { golden = "two.golden.json" }
=== wrong/stuck.scenario.toml ===
scenario = 1
program = "../p.aqua"
[[call]]
func = "g"
expect = { golden = "stuck.golden.json" }
=== wrong/bad.scenario.toml ===
scenario = 1
program = "../p.aqua"
[[call]]
func = "f"
args = { a = "x" }
expect = { golden = "bad.golden.json" }
=== wrong/bad.golden.json ===
no JSON
=== expect stderr ===
$ aqua test tests
FAIL tests/recording.scenario.toml › a recording    seed 1
  recording `f.golden.aqrec` [AQ7025]  tests/recording.scenario.toml:7
    expected  the recording in this file
    happened  there is no such file
  again     aqua test tests/recording.scenario.toml --seed 1
FAIL tests/result.scenario.toml › a result    seed 1
  call main: golden [AQ7025]  tests/result.scenario.toml:7
    expected  `f.golden.json`: a file
    happened  {"a":"x","b":[1,2]}
  again     aqua test tests/result.scenario.toml --seed 1
FAIL tests/result.scenario.toml › a result › with another golden    seed 1
  call main: golden [AQ7025]  tests/result.scenario.toml:11
    expected  `goldens/old.golden.json`: {"a":"old","b":[]}
    happened  {"a":"y","b":[1,2]}
  again     aqua test tests/result.scenario.toml --seed 1
no test reads tests/goldens/unused.golden.json
3 cases: 0 passed, 3 failed · 6 runs in <time>
$ aqua test tests --update
no test reads tests/goldens/unused.golden.json
wrote tests/f.golden.aqrec
wrote tests/f.golden.json
wrote tests/goldens/old.golden.json
3 cases: 3 passed · 6 runs in <time>
$ aqua test tests -v
pass    tests/recording.scenario.toml › a recording
pass    tests/result.scenario.toml › a result
pass    tests/result.scenario.toml › a result › with another golden
no test reads tests/goldens/unused.golden.json
3 cases: 3 passed · 6 runs in <time>
$ CI=true aqua test tests --update
error: `--update` writes nothing where `CI` is set
 help: goldens are written, and read, by people
$ CI=true aqua test tests
3 cases: 3 passed · 6 runs in <time>
error[AQ7027]: no test reads `tests/goldens/unused.golden.json`

$ CI=true aqua test tests -k result
2 cases: 2 passed · 4 runs in <time>
$ aqua test wrong --update
FAIL wrong/stuck.scenario.toml › stuck.scenario.toml    seed 1
  call main: outcome  wrong/stuck.scenario.toml:5
    expected  outcome value
    happened  stuck
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ p.aqua:14:8
   │
14 │   join s[0]
   │        ^^^^ client waits for more values in this stream, which has 0
   │

  again     aqua test wrong/stuck.scenario.toml --seed 1
FAIL wrong/two.scenario.toml › two.scenario.toml › the same golden for another result    seed 1
  call main: golden [AQ7025]  wrong/two.scenario.toml:10
    expected  `two.golden.json`: a file
    happened  {"a":"y","b":[1,2]}
  again     aqua test wrong/two.scenario.toml --seed 1
wrote wrong/bad.golden.json
wrote wrong/two.golden.json
4 cases: 2 passed, 2 failed · 8 runs in <time>
=== expect exit ===
1
0
0
2
1
0
1
=== expect file tests/f.golden.aqrec ===
{"format":"aqua/recording/2","peers":{"client":"12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","relay":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6"},"seed":1,"version":"<version>"}
{"args":["x"],"call":0,"kind":"call_started","n":1,"particle":0,"peer":"client","t":0}
{"because":1,"kind":"particle_created","n":2,"particle":0,"peer":"client","t":0,"text":"9dfbfb63-764c-4fa2-9bfc-a48467c78545"}
{"because":2,"kind":"step_started","n":3,"particle":0,"peer":"client","results":[],"t":0}
{"because":3,"code":0,"complete":false,"kind":"step_ended","n":4,"particle":0,"peer":"client","requests":[1],"t":0}
{"args":[],"at":41,"because":4,"function":"a","id":1,"kind":"service_called","n":5,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":41,"because":5,"code":0,"function":"a","id":1,"kind":"service_returned","n":6,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"x"}
{"because":6,"kind":"step_started","n":7,"particle":0,"peer":"client","results":[1],"t":0}
{"because":7,"code":0,"complete":false,"kind":"step_ended","n":8,"particle":0,"peer":"client","requests":[2],"t":0}
{"args":[{"a":"x","b":[1,2]}],"at":193,"because":8,"function":"response","id":2,"kind":"service_called","n":9,"particle":0,"peer":"client","service":"callbackSrv","t":0}
{"because":9,"call":0,"code":0,"kind":"call_ended","n":10,"outcome":"value","peer":"client","t":0,"values":[{"a":"x","b":[1,2]}]}
{"at":193,"because":9,"code":0,"function":"response","id":2,"kind":"service_returned","n":11,"particle":0,"peer":"client","service":"callbackSrv","t":0,"takes":0,"value":{}}
{"because":11,"kind":"step_started","n":12,"particle":0,"peer":"client","results":[2],"t":0}
{"because":12,"code":0,"complete":true,"kind":"step_ended","n":13,"particle":0,"peer":"client","requests":[],"t":0}
{"failures":[],"function":"f","kind":"outcome","outcome":"value","stats":{"calls":2,"hops":0,"lost":0,"peers":1,"steps":3,"time":0},"t":0,"values":[{"a":"x","b":[1,2]}]}
=== expect file tests/f.golden.json ===
{
  "a": "x",
  "b": [
    1,
    2
  ]
}
=== expect file tests/goldens/old.golden.json ===
{
  "a": "y",
  "b": [
    1,
    2
  ]
}
=== expect file wrong/bad.golden.json ===
{
  "a": "x",
  "b": [
    1,
    2
  ]
}
=== expect file wrong/two.golden.json ===
{
  "a": "x",
  "b": [
    1,
    2
  ]
}
