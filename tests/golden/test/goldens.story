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
{"command":["test","tests/recording.scenario.toml"],"format":"aqua/recording/2","hermetic":true,"limits":{"events":5000000,"hops":2000000,"instructions":20000000,"memory":536870912,"steps":200000,"time":0},"peers":{"client":{"flavour":"js","id":"12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","kind":"client","number":0},"relay":{"flavour":"node","id":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6","kind":"relay","number":1}},"program":"p.aqua","rules":{"behaviours":[],"events":[],"links":[]},"scenario":"tests/recording.scenario.toml","schedule":[],"scripts":[{"call":"main","function":"f","hash":"d2a07cfa7b238c82e479f0974620a57d090501e63b7642933ac793655c2878cd","map":[[0,1,9,6,9,7],[41,1,9,8,9,9],[71,1,10,19,10,25],[89,1,10,20,10,21],[98,1,10,23,10,24],[108,1,10,19,10,25],[131,1,10,6,10,26],[149,1,10,6,10,26],[162,1,10,6,10,26],[177,1,10,6,10,26],[193,1,9,6,9,7]]}],"seed":1,"sources":[{"hash":"7e2634674fc54ba32b7b2a65e0ec61a8461feff2e2d1155e01ce9c9613c18d40","path":"tests/recording.scenario.toml"},{"hash":"51bf2dfcc70d4e5cf520226332e122565d724ab87ec3a097648052837459219e","path":"p.aqua"}],"timing":"clock","version":"<version>"}
{"args":[{"value":"x"}],"call":0,"function":"f","kind":"call_started","n":1,"particle":0,"peer":"client","t":0}
{"because":1,"kind":"particle_created","n":2,"particle":0,"peer":"client","t":0,"text":"9dfbfb63-764c-4fa2-9bfc-a48467c78545","timestamp":1704067200000,"ttl":120000000}
{"because":2,"kind":"step_started","n":3,"particle":0,"peer":"client","results":[],"t":0}
{"because":3,"code":0,"complete":false,"data":"5bd2b3ac15fc725f9ca93a2e93855521","kind":"step_ended","n":4,"particle":0,"peer":"client","requests":[1],"t":0}
{"at":41,"because":4,"function":"a","id":1,"kind":"service_called","n":5,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":41,"because":5,"code":0,"function":"a","id":1,"kind":"service_returned","n":6,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"x"}
{"because":6,"kind":"step_started","n":7,"particle":0,"peer":"client","previous":"5bd2b3ac15fc725f9ca93a2e93855521","results":[1],"t":0}
{"because":7,"code":0,"complete":false,"data":"41ef6415537749a93f405780a0b0711c","kind":"step_ended","n":8,"particle":0,"peer":"client","requests":[2],"t":0}
{"args":[{"tetraplets":[["client","","",""]],"value":{"a":"x","b":[1,2]}}],"at":193,"because":8,"function":"response","id":2,"kind":"service_called","n":9,"particle":0,"peer":"client","service":"callbackSrv","t":0}
{"because":9,"call":0,"kind":"call_ended","n":10,"outcome":"value","particle":0,"peer":"client","t":0,"values":[{"value":{"a":"x","b":[1,2]}}]}
{"at":193,"because":9,"code":0,"function":"response","id":2,"kind":"service_returned","n":11,"particle":0,"peer":"client","service":"callbackSrv","t":0,"takes":0,"value":{}}
{"because":11,"kind":"step_started","n":12,"particle":0,"peer":"client","previous":"41ef6415537749a93f405780a0b0711c","results":[2],"t":0}
{"because":12,"code":0,"complete":true,"data":"8d2f0afeb5072104c5962a7e5de46c8f","kind":"step_ended","n":13,"particle":0,"peer":"client","requests":[],"t":0}
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
