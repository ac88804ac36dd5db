# Modules reach outside of the simulation only where `effects` lets them; a test answers from a tape, and so does a replay.
=== args ===
aqua run main.aqua 'say("${peer.ann}", ["a", "b c"])' -s open.toml
aqua run main.aqua 'say("${peer.ann}", ["a"])' -s closed.toml --quiet
aqua run main.aqua 'say("${peer.ann}", ["a"])' -s configured.toml --quiet
aqua run main.aqua 'say("${peer.ann}", ["add", "f"])' -s listed.toml
aqua run main.aqua 'say("${peer.ann}", ["rm"])' -s listed.toml --quiet
aqua run main.aqua 'say("${peer.ann}", ["taped"])' -s open.toml --tape tape.jsonl --replay --record out/a.aqrec
aqua replay out/a.aqrec
aqua run main.aqua 'say("${peer.ann}", ["else"])' -s open.toml --tape tape.jsonl --replay
aqua run main.aqua 'say("${peer.ann}", ["else"])' -s open.toml --replay
aqua run main.aqua 'say("${peer.ann}", ["a"])' -s open.toml --record out/live.aqrec --quiet
aqua replay out/live.aqrec
aqua test taped.scenario.toml -v
aqua test stale.scenario.toml
aqua test live.scenario.toml
aqua test untaped.scenario.toml
aqua test damaged.scenario.toml
aqua test taped.scenario.toml --orders
aqua explore taped.scenario.toml
aqua run -s mistakes.toml
aqua run -s missing.toml
=== tools.wasm from tests/wasm/modules/tools.wasm ===
=== main.aqua ===
aqua Main declares *

export say

data Program:
  ret_code: i32
  error: string
  stdout: []u8
  stderr: []u8

service Tools("tools"):
  run(words: []string) -> Program

func say(peer: string, words: []string) -> i32, string, []u8:
  on peer via HOST_PEER_ID:
    done <- Tools.run(words)
  <- done.ret_code, done.error, done.stdout
=== open.toml ===
scenario = 1
effects = { programs = { tool = "/bin/echo" } }
[peers.ann]
[[service]]
id = "tools"
wasm = "tools.wasm"
=== closed.toml ===
scenario = 1
[peers.ann]
[[service]]
id = "tools"
wasm = "tools.wasm"
=== configured.toml ===
scenario = 1
[peers.ann]
[[service]]
id = "tools"
wasm = "Tools.toml"
=== Tools.toml ===
[[module]]
name = "tools"
load_from = "."
[module.mounted_binaries]
tool = "/bin/echo"
old_tool = "/bin/echo"
=== listed.toml ===
scenario = 1
[effects.programs]
tool = { answers = "lists/tool.json" }
[peers.ann]
[[service]]
id = "tools"
wasm = "tools.wasm"
=== lists/tool.json ===
[{"args": ["add", "f"], "stdout": "Qm"}, {"args": ["get"], "ret_code": 1, "stderr": "no"}]
=== tape.jsonl ===
{"effect":1,"kind":"program","n":1,"peer":"ann","real_ms":3,"reply":{"value":{"error":"","ret_code":0,"stderr":"","stdout":"OK"}},"request":{"args":["taped"],"program":"tool"},"service":"tools"}
=== taped.scenario.toml ===
scenario = 1
program = "main.aqua"
[effects]
programs = { tool = "/nowhere/at/all" }
tape = "tape.jsonl"
[peers.ann]
[[service]]
id = "tools"
wasm = "tools.wasm"
[[call]]
func = "say"
args = { peer = "${peer.ann}", words = ["taped"] }
expect = { returns = [0, "", [79, 75]] }
=== stale.scenario.toml ===
scenario = 1
program = "main.aqua"
extends = "taped.scenario.toml"
[[call]]
func = "say"
args = { peer = "${peer.ann}", words = ["other"] }
expect = { returns = [100001, { type = "string" }, []] }
=== live.scenario.toml ===
scenario = 1
program = "main.aqua"
[effects]
http = ["GET https://example.com/"]
files = { data = "data" }
[peers.ann]
[[service]]
id = "tools"
wasm = "tools.wasm"
[[call]]
func = "say"
args = { peer = "${peer.ann}", words = [] }
=== untaped.scenario.toml ===
scenario = 1
program = "main.aqua"
[effects]
clock = "real"
tape = "nowhere.jsonl"
[peers.ann]
[[service]]
id = "tools"
wasm = "tools.wasm"
[[call]]
func = "say"
args = { peer = "${peer.ann}", words = [] }
=== damaged.scenario.toml ===
scenario = 1
program = "main.aqua"
[effects]
env = ["HOME"]
tape = "damaged.jsonl"
[peers.ann]
[[service]]
id = "tools"
wasm = "tools.wasm"
[[call]]
func = "say"
args = { peer = "${peer.ann}", words = [] }
=== damaged.jsonl ===
{"effect":2}
=== mistakes.toml ===
scenario = 1
[effects]
http = ["ftp://x.org/", "get https://x.org/", "https://"]
programs = { ls = "ls", other = 1, list = { answers = 5, anwers = "x" } }
files = { a = 1, b = ":ro" }
env = "HOME"
clock = "mine"
taps = "x"
=== missing.toml ===
scenario = 1
[effects]
programs = { ls = { answers = "nowhere.json" }, cp = { answers = "missing.toml" } }
files = { data = "nowhere/at/all:ro" }
=== expect stdout ===
$ aqua run main.aqua 'say("${peer.ann}", ["a", "b c"])' -s open.toml
[0,"",[97,32,98,32,99,10]]
$ aqua run main.aqua 'say("${peer.ann}", ["a"])' -s closed.toml --quiet
[100001,"effect program tool is not allowed; effects.programs of the scenario would allow it",[]]
$ aqua run main.aqua 'say("${peer.ann}", ["a"])' -s configured.toml --quiet
[100001,"effect program tool is not allowed; effects.programs of the scenario would allow it",[]]
$ aqua run main.aqua 'say("${peer.ann}", ["add", "f"])' -s listed.toml
[0,"",[81,109]]
$ aqua run main.aqua 'say("${peer.ann}", ["rm"])' -s listed.toml --quiet
[100001,"lists/tool.json has no answer for [\"rm\"]",[]]
$ aqua run main.aqua 'say("${peer.ann}", ["taped"])' -s open.toml --tape tape.jsonl --replay --record out/a.aqrec
[0,"",[79,75]]
$ aqua replay out/a.aqrec
41 events, 10 steps: identical
$ aqua run main.aqua 'say("${peer.ann}", ["a"])' -s open.toml --record out/live.aqrec --quiet
[0,"",[97,10]]
=== expect stderr ===
$ aqua run main.aqua 'say("${peer.ann}", ["a", "b c"])' -s open.toml
ran say on 3 peers: 4 hops, 5 service calls, 20ms virtual, seed 1, not hermetic, in <time>
$ aqua run main.aqua 'say("${peer.ann}", ["add", "f"])' -s listed.toml
ran say on 3 peers: 4 hops, 5 service calls, 20ms virtual, seed 1, in <time>
$ aqua run main.aqua 'say("${peer.ann}", ["taped"])' -s open.toml --tape tape.jsonl --replay --record out/a.aqrec
ran say on 3 peers: 4 hops, 5 service calls, 20ms virtual, seed 1, in <time>
$ aqua run main.aqua 'say("${peer.ann}", ["else"])' -s open.toml --tape tape.jsonl --replay
error[AQ8013]: the recording has no answer for program request 1 of service "tools" on ann: tool ["else"]

ran say on 3 peers: 4 hops, 5 service calls, 20ms virtual, seed 1, in <time>
$ aqua run main.aqua 'say("${peer.ann}", ["else"])' -s open.toml --replay
error: `--replay` without `--tape FILE`, and the scenario names no tape
$ aqua replay out/live.aqrec
error[AQ7302]: this recording cannot be run again: what is outside answered, and may answer otherwise now
  ┌─ out/live.aqrec:1:1
  │
1 │ {"command":["run","main.aqua","say(\"${peer.ann}\", [\"a\"])","--scenario","open.toml"],"forma…
  │ ^
  │

$ aqua test taped.scenario.toml -v
pass    taped.scenario.toml › taped.scenario.toml
1 case: 1 passed · 2 runs in <time>
$ aqua test stale.scenario.toml
FAIL stale.scenario.toml › stale.scenario.toml    seed 1
  effects [AQ8013]  taped.scenario.toml:5
    expected  an answer of the tape
    happened  the recording has no answer for program request 1 of service "tools" on ann: tool ["other"]
  again     aqua test stale.scenario.toml --seed 1
1 case: 0 passed, 1 failed · 2 runs in <time>
$ aqua test live.scenario.toml
FAIL live.scenario.toml › live.scenario.toml
error[AQ8015]: `http` of `effects` reaches outside of the simulation, and a test has its answers from a tape only
  ┌─ live.scenario.toml:4:8
  │
4 │ http = ["GET https://example.com/"]
  │        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  │
 help: name one with `tape`; `aqua run` with this scenario writes it

error[AQ8015]: `files` of `effects` reaches outside of the simulation, and a test would find what the last one wrote
  ┌─ live.scenario.toml:5:9
  │
5 │ files = { data = "data" }
  │         ^^^^^^^^^^^^^^^^^
  │
 help: `:ro` behind the path of a folder makes it read-only

1 case: 0 passed, 1 error · 0 runs in <time>
$ aqua test untaped.scenario.toml
FAIL untaped.scenario.toml › untaped.scenario.toml
error[AQ9001]: cannot read `nowhere.jsonl`: no such file
  ┌─ untaped.scenario.toml:5:8
  │
5 │ tape = "nowhere.jsonl"
  │        ^^^^^^^^^^^^^^^
  │

1 case: 0 passed, 1 error · 0 runs in <time>
$ aqua test damaged.scenario.toml
FAIL damaged.scenario.toml › damaged.scenario.toml
error[AQ8013]: `damaged.jsonl`: line 1: no effect of version 1
  ┌─ damaged.scenario.toml:5:8
  │
5 │ tape = "damaged.jsonl"
  │        ^^^^^^^^^^^^^^^
  │

1 case: 0 passed, 1 error · 0 runs in <time>
$ aqua test taped.scenario.toml --orders
FAIL taped.scenario.toml › taped.scenario.toml    seed 1
  orders  
    expected  services that the simulation answers
    happened  modules reach outside of it (`effects`)
  again     aqua test taped.scenario.toml --seed 1
1 case: 0 passed, 1 failed · 2 runs in <time>
$ aqua explore taped.scenario.toml
error: modules reach outside of this scenario (`effects`), so no run of it can be had again
 help: a tape knows one order of events only
$ aqua run -s mistakes.toml
error[AQ7004]: found `ftp://x.org/`, expected `https://HOST/PATH`, or `GET https://HOST/PATH` with a method
  ┌─ mistakes.toml:3:9
  │
3 │ http = ["ftp://x.org/", "get https://x.org/", "https://"]
  │         ^^^^^^^^^^^^^^
  │

error[AQ7004]: found `get https://x.org/`, expected `https://HOST/PATH`, or `GET https://HOST/PATH` with a method
  ┌─ mistakes.toml:3:25
  │
3 │ http = ["ftp://x.org/", "get https://x.org/", "https://"]
  │                         ^^^^^^^^^^^^^^^^^^^^
  │

error[AQ7004]: found `https://`, expected `https://HOST/PATH`, or `GET https://HOST/PATH` with a method
  ┌─ mistakes.toml:3:47
  │
3 │ http = ["ftp://x.org/", "get https://x.org/", "https://"]
  │                                               ^^^^^^^^^^
  │

error[AQ7004]: found `ls`, expected an absolute path, `builtin:http` or `{ answers = FILE }`
  ┌─ mistakes.toml:4:19
  │
4 │ programs = { ls = "ls", other = 1, list = { answers = 5, anwers = "x" } }
  │                   ^^^^
  │

error[AQ7003]: `other` is an integer, expected an absolute path, `builtin:http` or `{ answers = FILE }`
  ┌─ mistakes.toml:4:33
  │
4 │ programs = { ls = "ls", other = 1, list = { answers = 5, anwers = "x" } }
  │                                 ^ expected an absolute path, `builtin:http` or `{ answers = FILE }`
  │

error[AQ7003]: `answers` is an integer, expected a text
  ┌─ mistakes.toml:4:55
  │
4 │ programs = { ls = "ls", other = 1, list = { answers = 5, anwers = "x" } }
  │                                                       ^ expected a text
  │

error[AQ7002]: unknown key `anwers` in a program
  ┌─ mistakes.toml:4:58
  │
4 │ programs = { ls = "ls", other = 1, list = { answers = 5, anwers = "x" } }
  │                                                          ^^^^^^ unknown
  │
 help: did you mean `answers`?
 try: write `answers`
4 │ programs = { ls = "ls", other = 1, list = { answers = 5, answers = "x" } }

error[AQ7003]: `a` is an integer, expected the path of a folder
  ┌─ mistakes.toml:5:15
  │
5 │ files = { a = 1, b = ":ro" }
  │               ^ expected the path of a folder
  │

error[AQ7004]: found `:ro`, expected the path of a folder
  ┌─ mistakes.toml:5:22
  │
5 │ files = { a = 1, b = ":ro" }
  │                      ^^^^^
  │

error[AQ7003]: `env` is a text, expected a list
  ┌─ mistakes.toml:6:7
  │
6 │ env = "HOME"
  │       ^^^^^^ expected a list
  │

error[AQ7004]: found `mine`, expected `virtual` or `real`
  ┌─ mistakes.toml:7:9
  │
7 │ clock = "mine"
  │         ^^^^^^
  │

error[AQ7002]: unknown key `taps` in `effects`
  ┌─ mistakes.toml:8:1
  │
8 │ taps = "x"
  │ ^^^^ unknown
  │
 help: did you mean `tape`?
 try: write `tape`
8 │ tape = "x"

$ aqua run -s missing.toml
error[AQ9001]: cannot read `nowhere.json`: no such file
  ┌─ missing.toml:3:19
  │
3 │ programs = { ls = { answers = "nowhere.json" }, cp = { answers = "missing.toml" } }
  │                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  │

error[AQ8017]: `missing.toml` is no list of answers: expected value at line 1 column 1
  ┌─ missing.toml:3:54
  │
3 │ programs = { ls = { answers = "nowhere.json" }, cp = { answers = "missing.toml" } }
  │                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  │

error[AQ9001]: cannot read `nowhere/at/all`: No such file or directory
  ┌─ missing.toml:4:18
  │
4 │ files = { data = "nowhere/at/all:ro" }
  │                  ^^^^^^^^^^^^^^^^^^^
  │

=== expect exit ===
0
0
0
0
0
0
0
2
2
0
1
0
1
1
3
1
1
2
2
2
=== expect file out/a.aqrec ===
{"command":["run","main.aqua","say(\"${peer.ann}\", [\"taped\"])","--scenario","open.toml","--tape","tape.jsonl","--replay"],"format":"aqua/recording/2","hermetic":true,"limits":{"events":5000000,"hops":2000000,"instructions":20000000,"memory":2147483648,"steps":200000,"time":0},"peers":{"ann":{"flavour":"node","id":"12D3KooWMook2cYqfiV3uAmE3ybCgcACaz2r3jv9odf2mK2APsEA","kind":"node","number":2},"client":{"flavour":"js","id":"12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","kind":"client","number":0},"relay":{"flavour":"node","id":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6","kind":"relay","number":1}},"program":"main.aqua","rules":{"behaviours":["open.toml:4:1"],"events":[],"links":[]},"scenario":"open.toml","schedule":[],"scripts":[{"call":"","function":"say","hash":"58ba422cce5085cc8750ff1a3547815f15be2f1c77fef0f8e8ce9a5ce5144fd5","map":[[0,3,14,6,14,9],[77,3,14,10,14,14],[120,3,14,24,14,29],[153,3,15,3,16,29],[168,3,15,3,16,29],[183,3,16,13,16,29],[211,3,15,3,16,29],[232,3,15,3,16,29],[247,3,15,3,16,29],[264,3,14,6,14,9]]}],"seed":1,"sources":[{"hash":"7658f86f89130a922ec7593fae66aadf3165f720eb66ded3565562dca07aa956","path":"open.toml"},{"hash":"304b6123d3abe8ad529148c0378d6923a5e8a13d3e63e17e539e0df14ecf860f","path":"tools.wasm"},{"hash":"d028f15ff7f6433bca376c7040babc86ccd55053a9cb224f7c732a3ec9a25a01","path":"tape.jsonl"},{"hash":"f45ce558d5d941e6e448e1a91e61857f32ba0ca827f922376ffe797d361d9e4b","path":"main.aqua"}],"timing":"clock","version":"<version>"}
{"args":[{"value":"12D3KooWMook2cYqfiV3uAmE3ybCgcACaz2r3jv9odf2mK2APsEA"},{"value":["taped"]}],"call":0,"function":"say","kind":"call_started","n":1,"particle":0,"peer":"client","t":0}
{"because":1,"kind":"particle_created","n":2,"particle":0,"peer":"client","t":0,"text":"9dfbfb63-764c-4fa2-9bfc-a48467c78545","timestamp":1704067200000,"ttl":120000000}
{"because":2,"kind":"step_started","n":3,"particle":0,"peer":"client","results":[],"t":0}
{"because":3,"code":0,"complete":false,"data":"5bd2b3ac15fc725f9ca93a2e93855521","kind":"step_ended","n":4,"particle":0,"peer":"client","requests":[1],"t":0}
{"at":41,"because":4,"function":"-relay-","id":1,"kind":"service_called","n":5,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":41,"because":5,"code":0,"function":"-relay-","id":1,"kind":"service_returned","n":6,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6"}
{"because":6,"kind":"step_started","n":7,"particle":0,"peer":"client","previous":"5bd2b3ac15fc725f9ca93a2e93855521","results":[1],"t":0}
{"because":7,"code":0,"complete":false,"data":"9094fcb27d2d8f42d0a6f8b32ecfbe14","kind":"step_ended","n":8,"particle":0,"peer":"client","requests":[2],"t":0}
{"at":77,"because":8,"function":"peer","id":2,"kind":"service_called","n":9,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":77,"because":9,"code":0,"function":"peer","id":2,"kind":"service_returned","n":10,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"12D3KooWMook2cYqfiV3uAmE3ybCgcACaz2r3jv9odf2mK2APsEA"}
{"because":10,"kind":"step_started","n":11,"particle":0,"peer":"client","previous":"9094fcb27d2d8f42d0a6f8b32ecfbe14","results":[2],"t":0}
{"because":11,"code":0,"complete":false,"data":"934318446a15a370eafe589be7461b88","kind":"step_ended","n":12,"particle":0,"peer":"client","requests":[3],"t":0}
{"at":120,"because":12,"function":"words","id":3,"kind":"service_called","n":13,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":120,"because":13,"code":0,"function":"words","id":3,"kind":"service_returned","n":14,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":["taped"]}
{"because":14,"kind":"step_started","n":15,"particle":0,"peer":"client","previous":"934318446a15a370eafe589be7461b88","results":[3],"t":0}
{"because":15,"code":0,"complete":false,"data":"c1e1093ee47ed1c199d3d56c6866754e","kind":"step_ended","n":16,"next":["relay"],"particle":0,"peer":"client","requests":[],"t":0}
{"because":16,"data":"c1e1093ee47ed1c199d3d56c6866754e","key":"client>relay#1","kind":"particle_sent","n":17,"particle":0,"peer":"client","t":0,"to":"relay"}
{"because":17,"data":"c1e1093ee47ed1c199d3d56c6866754e","from":"client","key":"client>relay#1","kind":"particle_received","n":18,"particle":0,"peer":"relay","t":5000}
{"because":18,"current":"c1e1093ee47ed1c199d3d56c6866754e","kind":"step_started","n":19,"particle":0,"peer":"relay","results":[],"t":5000}
{"because":19,"code":0,"complete":false,"data":"111c17354c13110f442f3c0b057d10b8","kind":"step_ended","n":20,"next":["ann"],"particle":0,"peer":"relay","requests":[],"t":5000}
{"because":20,"data":"111c17354c13110f442f3c0b057d10b8","key":"relay>ann#1","kind":"particle_sent","n":21,"particle":0,"peer":"relay","t":5000,"to":"ann"}
{"because":21,"data":"111c17354c13110f442f3c0b057d10b8","from":"relay","key":"relay>ann#1","kind":"particle_received","n":22,"particle":0,"peer":"ann","t":10000}
{"because":22,"current":"111c17354c13110f442f3c0b057d10b8","kind":"step_started","n":23,"particle":0,"peer":"ann","results":[],"t":10000}
{"because":23,"code":0,"complete":false,"data":"6e503a10484a8982d337f72107ac6c72","kind":"step_ended","n":24,"particle":0,"peer":"ann","requests":[1],"t":10000}
{"args":[{"tetraplets":[["client","getDataSrv","words",""]],"value":["taped"]}],"at":183,"because":24,"function":"run","id":1,"kind":"service_called","n":25,"particle":0,"peer":"ann","service":"tools","t":10000}
{"at":183,"because":25,"code":0,"fuel":356,"function":"run","id":1,"kind":"service_returned","n":26,"particle":0,"peer":"ann","rule":0,"service":"tools","t":10000,"takes":0,"value":{"error":"","ret_code":0,"stderr":[],"stdout":[79,75]}}
{"because":26,"kind":"step_started","n":27,"particle":0,"peer":"ann","previous":"6e503a10484a8982d337f72107ac6c72","results":[1],"t":10000}
{"because":27,"code":0,"complete":false,"data":"e5b97b749e0eb5c1c9442b8eada601a2","kind":"step_ended","n":28,"next":["relay"],"particle":0,"peer":"ann","requests":[],"t":10000}
{"because":28,"data":"e5b97b749e0eb5c1c9442b8eada601a2","key":"ann>relay#1","kind":"particle_sent","n":29,"particle":0,"peer":"ann","t":10000,"to":"relay"}
{"because":29,"data":"e5b97b749e0eb5c1c9442b8eada601a2","from":"ann","key":"ann>relay#1","kind":"particle_received","n":30,"particle":0,"peer":"relay","t":15000}
{"because":30,"current":"e5b97b749e0eb5c1c9442b8eada601a2","kind":"step_started","n":31,"particle":0,"peer":"relay","previous":"111c17354c13110f442f3c0b057d10b8","results":[],"t":15000}
{"because":31,"code":0,"complete":false,"data":"fe66594a2b5ba69b97ae828bb1ba7f77","kind":"step_ended","n":32,"next":["client"],"particle":0,"peer":"relay","requests":[],"t":15000}
{"because":32,"data":"fe66594a2b5ba69b97ae828bb1ba7f77","key":"relay>client#1","kind":"particle_sent","n":33,"particle":0,"peer":"relay","t":15000,"to":"client"}
{"because":33,"data":"fe66594a2b5ba69b97ae828bb1ba7f77","from":"relay","key":"relay>client#1","kind":"particle_received","n":34,"particle":0,"peer":"client","t":20000}
{"because":34,"current":"fe66594a2b5ba69b97ae828bb1ba7f77","kind":"step_started","n":35,"particle":0,"peer":"client","previous":"c1e1093ee47ed1c199d3d56c6866754e","results":[],"t":20000}
{"because":35,"code":0,"complete":false,"data":"855ffe629bd6069a698dd9ae93908d45","kind":"step_ended","n":36,"particle":0,"peer":"client","requests":[4],"t":20000}
{"args":[{"tetraplets":[["ann","tools","run",".$.ret_code"]],"value":0},{"tetraplets":[["ann","tools","run",".$.error"]],"value":""},{"tetraplets":[["ann","tools","run",".$.stdout"]],"value":[79,75]}],"at":264,"because":36,"function":"response","id":4,"kind":"service_called","n":37,"particle":0,"peer":"client","service":"callbackSrv","t":20000}
{"because":37,"call":0,"kind":"call_ended","n":38,"outcome":"value","particle":0,"peer":"client","t":20000,"values":[{"value":0},{"value":""},{"value":[79,75]}]}
{"at":264,"because":37,"code":0,"function":"response","id":4,"kind":"service_returned","n":39,"particle":0,"peer":"client","service":"callbackSrv","t":20000,"takes":0,"value":{}}
{"because":39,"kind":"step_started","n":40,"particle":0,"peer":"client","previous":"855ffe629bd6069a698dd9ae93908d45","results":[4],"t":20000}
{"because":40,"code":0,"complete":true,"data":"9601fdd8a94b0d8594a3fbae1a017cf9","kind":"step_ended","n":41,"particle":0,"peer":"client","requests":[],"t":20000}
{"answers":1,"failures":[],"function":"say","hash":"33ee789bbed5c61d68d4e4198db5208fc90e1a4e8bd63751677148c7dd54119b","kind":"outcome","outcome":"value","stats":{"calls":5,"hops":4,"lost":0,"peers":3,"steps":10,"time":20000},"t":20000,"values":[{"value":0},{"value":""},{"value":[79,75]}]}
=== expect file out/live.aqrec ===
{"command":["run","main.aqua","say(\"${peer.ann}\", [\"a\"])","--scenario","open.toml"],"format":"aqua/recording/2","hermetic":false,"limits":{"events":5000000,"hops":2000000,"instructions":20000000,"memory":2147483648,"steps":200000,"time":0},"peers":{"ann":{"flavour":"node","id":"12D3KooWMook2cYqfiV3uAmE3ybCgcACaz2r3jv9odf2mK2APsEA","kind":"node","number":2},"client":{"flavour":"js","id":"12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","kind":"client","number":0},"relay":{"flavour":"node","id":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6","kind":"relay","number":1}},"program":"main.aqua","rules":{"behaviours":["open.toml:4:1"],"events":[],"links":[]},"scenario":"open.toml","schedule":[],"scripts":[{"call":"","function":"say","hash":"58ba422cce5085cc8750ff1a3547815f15be2f1c77fef0f8e8ce9a5ce5144fd5","map":[[0,2,14,6,14,9],[77,2,14,10,14,14],[120,2,14,24,14,29],[153,2,15,3,16,29],[168,2,15,3,16,29],[183,2,16,13,16,29],[211,2,15,3,16,29],[232,2,15,3,16,29],[247,2,15,3,16,29],[264,2,14,6,14,9]]}],"seed":1,"sources":[{"hash":"7658f86f89130a922ec7593fae66aadf3165f720eb66ded3565562dca07aa956","path":"open.toml"},{"hash":"304b6123d3abe8ad529148c0378d6923a5e8a13d3e63e17e539e0df14ecf860f","path":"tools.wasm"},{"hash":"f45ce558d5d941e6e448e1a91e61857f32ba0ca827f922376ffe797d361d9e4b","path":"main.aqua"}],"timing":"clock","version":"<version>"}
{"args":[{"value":"12D3KooWMook2cYqfiV3uAmE3ybCgcACaz2r3jv9odf2mK2APsEA"},{"value":["a"]}],"call":0,"function":"say","kind":"call_started","n":1,"particle":0,"peer":"client","t":0}
{"because":1,"kind":"particle_created","n":2,"particle":0,"peer":"client","t":0,"text":"9dfbfb63-764c-4fa2-9bfc-a48467c78545","timestamp":1704067200000,"ttl":120000000}
{"because":2,"kind":"step_started","n":3,"particle":0,"peer":"client","results":[],"t":0}
{"because":3,"code":0,"complete":false,"data":"5bd2b3ac15fc725f9ca93a2e93855521","kind":"step_ended","n":4,"particle":0,"peer":"client","requests":[1],"t":0}
{"at":41,"because":4,"function":"-relay-","id":1,"kind":"service_called","n":5,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":41,"because":5,"code":0,"function":"-relay-","id":1,"kind":"service_returned","n":6,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6"}
{"because":6,"kind":"step_started","n":7,"particle":0,"peer":"client","previous":"5bd2b3ac15fc725f9ca93a2e93855521","results":[1],"t":0}
{"because":7,"code":0,"complete":false,"data":"9094fcb27d2d8f42d0a6f8b32ecfbe14","kind":"step_ended","n":8,"particle":0,"peer":"client","requests":[2],"t":0}
{"at":77,"because":8,"function":"peer","id":2,"kind":"service_called","n":9,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":77,"because":9,"code":0,"function":"peer","id":2,"kind":"service_returned","n":10,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"12D3KooWMook2cYqfiV3uAmE3ybCgcACaz2r3jv9odf2mK2APsEA"}
{"because":10,"kind":"step_started","n":11,"particle":0,"peer":"client","previous":"9094fcb27d2d8f42d0a6f8b32ecfbe14","results":[2],"t":0}
{"because":11,"code":0,"complete":false,"data":"934318446a15a370eafe589be7461b88","kind":"step_ended","n":12,"particle":0,"peer":"client","requests":[3],"t":0}
{"at":120,"because":12,"function":"words","id":3,"kind":"service_called","n":13,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":120,"because":13,"code":0,"function":"words","id":3,"kind":"service_returned","n":14,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":["a"]}
{"because":14,"kind":"step_started","n":15,"particle":0,"peer":"client","previous":"934318446a15a370eafe589be7461b88","results":[3],"t":0}
{"because":15,"code":0,"complete":false,"data":"4d9a34d0a735accdfe519597721ae1ad","kind":"step_ended","n":16,"next":["relay"],"particle":0,"peer":"client","requests":[],"t":0}
{"because":16,"data":"4d9a34d0a735accdfe519597721ae1ad","key":"client>relay#1","kind":"particle_sent","n":17,"particle":0,"peer":"client","t":0,"to":"relay"}
{"because":17,"data":"4d9a34d0a735accdfe519597721ae1ad","from":"client","key":"client>relay#1","kind":"particle_received","n":18,"particle":0,"peer":"relay","t":5000}
{"because":18,"current":"4d9a34d0a735accdfe519597721ae1ad","kind":"step_started","n":19,"particle":0,"peer":"relay","results":[],"t":5000}
{"because":19,"code":0,"complete":false,"data":"feb50137d1896adcf01e219b9c5fc0c4","kind":"step_ended","n":20,"next":["ann"],"particle":0,"peer":"relay","requests":[],"t":5000}
{"because":20,"data":"feb50137d1896adcf01e219b9c5fc0c4","key":"relay>ann#1","kind":"particle_sent","n":21,"particle":0,"peer":"relay","t":5000,"to":"ann"}
{"because":21,"data":"feb50137d1896adcf01e219b9c5fc0c4","from":"relay","key":"relay>ann#1","kind":"particle_received","n":22,"particle":0,"peer":"ann","t":10000}
{"because":22,"current":"feb50137d1896adcf01e219b9c5fc0c4","kind":"step_started","n":23,"particle":0,"peer":"ann","results":[],"t":10000}
{"because":23,"code":0,"complete":false,"data":"b54bd698d34e30860d86eb6cdebd466b","kind":"step_ended","n":24,"particle":0,"peer":"ann","requests":[1],"t":10000}
{"args":[{"tetraplets":[["client","getDataSrv","words",""]],"value":["a"]}],"at":183,"because":24,"function":"run","id":1,"kind":"service_called","n":25,"particle":0,"peer":"ann","service":"tools","t":10000}
{"at":183,"because":25,"code":0,"fuel":356,"function":"run","id":1,"kind":"service_returned","n":26,"particle":0,"peer":"ann","rule":0,"service":"tools","t":10000,"takes":0,"value":{"error":"","ret_code":0,"stderr":[],"stdout":[97,10]}}
{"because":26,"kind":"step_started","n":27,"particle":0,"peer":"ann","previous":"b54bd698d34e30860d86eb6cdebd466b","results":[1],"t":10000}
{"because":27,"code":0,"complete":false,"data":"ed83d3647c24054100986c74fbe5d3df","kind":"step_ended","n":28,"next":["relay"],"particle":0,"peer":"ann","requests":[],"t":10000}
{"because":28,"data":"ed83d3647c24054100986c74fbe5d3df","key":"ann>relay#1","kind":"particle_sent","n":29,"particle":0,"peer":"ann","t":10000,"to":"relay"}
{"because":29,"data":"ed83d3647c24054100986c74fbe5d3df","from":"ann","key":"ann>relay#1","kind":"particle_received","n":30,"particle":0,"peer":"relay","t":15000}
{"because":30,"current":"ed83d3647c24054100986c74fbe5d3df","kind":"step_started","n":31,"particle":0,"peer":"relay","previous":"feb50137d1896adcf01e219b9c5fc0c4","results":[],"t":15000}
{"because":31,"code":0,"complete":false,"data":"4fd81db92676b895c9a23c28a9d0d37b","kind":"step_ended","n":32,"next":["client"],"particle":0,"peer":"relay","requests":[],"t":15000}
{"because":32,"data":"4fd81db92676b895c9a23c28a9d0d37b","key":"relay>client#1","kind":"particle_sent","n":33,"particle":0,"peer":"relay","t":15000,"to":"client"}
{"because":33,"data":"4fd81db92676b895c9a23c28a9d0d37b","from":"relay","key":"relay>client#1","kind":"particle_received","n":34,"particle":0,"peer":"client","t":20000}
{"because":34,"current":"4fd81db92676b895c9a23c28a9d0d37b","kind":"step_started","n":35,"particle":0,"peer":"client","previous":"4d9a34d0a735accdfe519597721ae1ad","results":[],"t":20000}
{"because":35,"code":0,"complete":false,"data":"600f42a71002ddfd1b34f6388de5b3ef","kind":"step_ended","n":36,"particle":0,"peer":"client","requests":[4],"t":20000}
{"args":[{"tetraplets":[["ann","tools","run",".$.ret_code"]],"value":0},{"tetraplets":[["ann","tools","run",".$.error"]],"value":""},{"tetraplets":[["ann","tools","run",".$.stdout"]],"value":[97,10]}],"at":264,"because":36,"function":"response","id":4,"kind":"service_called","n":37,"particle":0,"peer":"client","service":"callbackSrv","t":20000}
{"because":37,"call":0,"kind":"call_ended","n":38,"outcome":"value","particle":0,"peer":"client","t":20000,"values":[{"value":0},{"value":""},{"value":[97,10]}]}
{"at":264,"because":37,"code":0,"function":"response","id":4,"kind":"service_returned","n":39,"particle":0,"peer":"client","service":"callbackSrv","t":20000,"takes":0,"value":{}}
{"because":39,"kind":"step_started","n":40,"particle":0,"peer":"client","previous":"600f42a71002ddfd1b34f6388de5b3ef","results":[4],"t":20000}
{"because":40,"code":0,"complete":true,"data":"7d6a14c15ad05f2557def26f5e3815dc","kind":"step_ended","n":41,"particle":0,"peer":"client","requests":[],"t":20000}
{"answers":1,"failures":[],"function":"say","hash":"762ba3e9f4705a368070cccba11e9390d6370ec65b86b346045d44004b937f02","kind":"outcome","outcome":"value","stats":{"calls":5,"hops":4,"lost":0,"peers":3,"steps":10,"time":20000},"t":20000,"values":[{"value":0},{"value":""},{"value":[97,10]}]}
