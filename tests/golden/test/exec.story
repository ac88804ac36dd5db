# Services that processes serve: what they answer is in the recording, and every way of failing is an error of the call.
=== args ===
aqua test good.scenario.toml -v
aqua test good.scenario.toml --format json
aqua test bad.scenario.toml --junit out/report.xml --summary out/summary.md
aqua test slow.scenario.toml --timeout 50ms
aqua test good.scenario.toml --timeout soon
aqua run -s good.scenario.toml
=== p.aqua ===
aqua P declares *

export ask, all

service Ext("ext"):
  up(s: string) -> string
  down(s: string) -> string

func ask(peer: string) -> string, string:
  on peer via HOST_PEER_ID:
    a <- Ext.up("a")
    b <- Ext.down("b")
  <- a, b

func all(peers: []string) -> []string:
  errors: *string
  for peer <- peers:
    on peer via HOST_PEER_ID:
      try:
        Ext.up("a")
      catch e:
        errors <<- e.message
  <- errors
=== good.scenario.toml ===
scenario = 1
program = "p.aqua"
[peers.ann]
[[service]]
id = "ext"
on = ["ann"]
exec = ["sh", "-c", "n=0; while read -r line; do n=$((n+1)); printf '{\"id\":%s,\"ret_code\":0,\"result\":\"%s\",\"takes\":\"5ms\"}\\n' $n $n; done"]
[[event]]
after = { sees = "service_returned", peer = "ann", function = "up" }
do = "set_service"
service = { id = "ext", on = ["ann"], exec = ["sh", "-c", "read -r x; echo '{\"id\":1,\"ret_code\":0,\"result\":\"another\"}'"] }
[[call]]
func = "ask"
args = { peer = "${peer.ann}" }
expect = { returns = ["1", "another"] }
=== bad.scenario.toml ===
scenario = 1
program = "p.aqua"
[peers.ends]
[peers.talks]
[peers.fails]
[peers.nobody]
[[service]]
id = "ext"
on = ["ends"]
exec = ["sh", "-c", "echo 'out of order' >&2; exit 2"]
[[service]]
id = "ext"
on = ["talks"]
exec = ["sh", "-c", "echo hello; read -r x"]
[[service]]
id = "ext"
on = ["fails"]
exec = ["sh", "-c", "read -r x; echo '{\"id\":1,\"ret_code\":7,\"result\":\"full\"}'"]
[[service]]
id = "ext"
on = ["nobody"]
exec = ["./no-such-program"]
[[call]]
func = "all"
args = { peers = ["${peer.ends}", "${peer.talks}", "${peer.fails}", "${peer.nobody}"] }
expect = { returns = [] }
=== slow.scenario.toml ===
scenario = 1
program = "p.aqua"
[peers.ann]
[[service]]
id = "ext"
on = ["ann"]
exec = ["sh", "-c", "read -r x; sleep 0.3; echo '{\"id\":1,\"ret_code\":0,\"result\":\"x\"}'; read -r x"]
[[call]]
func = "ask"
args = { peer = "${peer.ann}" }
expect = { returns = ["1", "another"] }
=== expect stdout ===
$ aqua test good.scenario.toml --format json
{"cases":[{"checks":[{"actual":"value [\"1\",\"another\"]","decided_by":0,"expected":"outcome value","name":"call main: outcome","place":{"column":10,"line":15,"path":"good.scenario.toml"},"verdict":"pass"},{"actual":"[\"1\",\"another\"]; ","decided_by":0,"expected":"[\"1\",\"another\"]","name":"call main: returns","place":{"column":10,"line":15,"path":"good.scenario.toml"},"verdict":"pass"}],"file":"good.scenario.toml","hermetic":false,"hops":4,"outcome":"value","reason":"","runs":1,"scenario":"good.scenario.toml","seed":1,"steps":10,"variant":"","verdict":"pass","virtual_us":25000}],"format":"aqua/test/1","summary":{"cases":1,"errors":0,"failed":0,"not_hermetic":1,"passed":1,"runs":1,"skipped":0,"steps":10}}
$ aqua run -s good.scenario.toml
["1","another"]
=== expect stderr ===
$ aqua test good.scenario.toml -v
pass    good.scenario.toml › good.scenario.toml (not hermetic)
1 case: 1 passed · 1 run · 1 not hermetic in <time>
$ aqua test good.scenario.toml --format json
1 case: 1 passed · 1 run · 1 not hermetic in <time>
$ aqua test bad.scenario.toml --junit out/report.xml --summary out/summary.md
FAIL bad.scenario.toml › bad.scenario.toml (not hermetic)    seed 1
  call main: returns  bad.scenario.toml:26
    expected  []
    happened  ["Local service error, ret_code is 1, error message is '\"process `sh -c echo 'out of order' >&2; exit 2` of ends: it ended with exit code 2; its last line of errors: out of order\"'","Local service error, ret_code is 1, error message is '\"process `sh -c echo hello; read -r x` of talks: it answered…(191 more)…ogram` of nobody: it cannot be started: No such file or directory\"'"]; found 4 elements, expected 0
  again     aqua test bad.scenario.toml --seed 1
1 case: 0 passed, 1 failed · 1 run · 1 not hermetic in <time>
$ aqua test slow.scenario.toml --timeout 50ms
FAIL slow.scenario.toml › slow.scenario.toml (not hermetic)
  timeout  slow.scenario.toml:1
    expected  an end within 50 ms of real time
    happened  still running after 6 steps
1 case: 0 passed, 1 error · 1 run · 1 not hermetic in <time>
$ aqua test good.scenario.toml --timeout soon
error: `--timeout soon`, expected for example `10s`
$ aqua run -s good.scenario.toml
warning[AQ4001]: the result of `up` is not used
   ┌─ p.aqua:20:13
   │
20 │         Ext.up("a")
   │             ^^
   │

ran ask on 3 peers: 4 hops, 5 service calls, 25ms virtual, seed 1, not hermetic, in <time>
=== expect exit ===
0
0
1
1
2
0
=== expect file out/report.xml ===
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="bad.scenario.toml" tests="1" failures="1" errors="0" skipped="0" time="<time>">
    <properties>
      <property name="seed" value="1"/>
      <property name="aqua" value="<version>"/>
    </properties>
    <testcase name="bad.scenario.toml (not hermetic)" classname="bad.scenario.toml" time="<time>">
      <failure type="check" message="call main: returns: expected [], happened [&quot;Local service error, ret_code is 1, error message is &apos;\&quot;process `sh -c echo &apos;out of order&apos; &gt;&amp;2; exit 2` of ends: it ended with exit code 2; its last line of errors: out of order\&quot;&apos;&quot;,&quot;Local service error, ret_code is 1, error message is &apos;\&quot;process `sh -c echo hello; read -r x` of talks: it answered hello, expected a JSON object in one line\&quot;&apos;&quot;,&quot;Local service error, ret_code is 7, error message is &apos;\&quot;full\&quot;&apos;&quot;,&quot;Local service error, ret_code is 1, error message is &apos;\&quot;process `./no-such-program` of nobody: it cannot be started: No such file or directory\&quot;&apos;&quot;]; found 4 elements, expected 0">bad.scenario.toml:26:10&#10;FAIL bad.scenario.toml › bad.scenario.toml (not hermetic)    seed 1&#10;  call main: returns  bad.scenario.toml:26&#10;    expected  []&#10;    happened  [&quot;Local service error, ret_code is 1, error message is &apos;\&quot;process `sh -c echo &apos;out of order&apos; &gt;&amp;2; exit 2` of ends: it ended with exit code 2; its last line of errors: out of order\&quot;&apos;&quot;,&quot;Local service error, ret_code is 1, error message is &apos;\&quot;process `sh -c echo hello; read -r x` of talks: it answered…(191 more)…ogram` of nobody: it cannot be started: No such file or directory\&quot;&apos;&quot;]; found 4 elements, expected 0&#10;  again     aqua test bad.scenario.toml --seed 1&#10;</failure>
      <system-out>aqua test bad.scenario.toml --seed 1</system-out>
    </testcase>
  </testsuite>
</testsuites>
=== expect file out/summary.md ===
### aqua test: 1 case: 0 passed, 1 failed · 1 run · 1 not hermetic

| verdict | case | why |
|---|---|---|
| fail | bad.scenario.toml › bad.scenario.toml (not hermetic) | call main: returns: expected \[], happened \["Local service error, ret\_code is 1, error message is '\\"process \`sh -c echo 'out of order' >&2; exit 2\` of ends: it ended with exit code 2; its last line of errors: out of order\\"'","Local service error, ret\_code is 1, error message is '\\"process \`sh -c echo hello; read -r x\` of talks: it answered hello, expected a JSON object in…(133 more)… '\\"process \`./no-such-program\` of nobody: it cannot be started: No such file or directory\\"'"]; found 4 elements, expected 0 |
