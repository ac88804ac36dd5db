# Tests that fail say what was expected, what happened, and where; so do tests that show nothing (AQ7021's rule).
=== args ===
aqua test tests
aqua test tests --format github
aqua test tests --format jsonl -q
aqua test tests --junit out/report.xml -q --fail-fast
aqua test broken
=== vote.aqua ===
aqua Vote declares *

export vote

data Ballot:
  peer: string
  choice: string

service Voter("voter"):
  choose(question: string) -> string

func vote(peers: []string, need: u32) -> []Ballot:
  ballots: *Ballot
  for peer <- peers par:
    on peer via HOST_PEER_ID:
      try:
        choice <- Voter.choose("ship it?")
        ballots <<- Ballot(peer = peer, choice = choice)
  join ballots[need - 1]
  <- ballots
=== world.toml ===
scenario = 1
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[peers.ann]
[peers.bob]
[peers.dan]
[[service]]
id = "voter"
on = ["ann", "bob"]
[service.function.choose]
returns = "yes"
[[service]]
id = "voter"
on = ["dan"]
[service.function.choose]
silent = true
=== tests/lost.scenario.toml ===
scenario = 1
name = "a loss that nobody expects"
program = "../vote.aqua"
extends = "../world.toml"
[[event]]
at = "0ms"
do = "drop_next"
from = ["ann"]
to = ["relay"]
[[call]]
func = "vote"
args = { peers = ["${peer.ann}", "${peer.bob}"], need = 2 }
expect = { outcome = "value" }
=== tests/vacuous.scenario.toml ===
scenario = 1
name = "a fault that never happens"
program = "../vote.aqua"
extends = "../world.toml"
[[event]]
after = { sees = "service_called", peer = "ann", function = "chose" }
do = "crash"
peer = "ann"
[[service]]
id = "audit"
on = ["*"]
[service.function.log]
returns = true
[[call]]
func = "vote"
args = { peers = ["${peer.ann}"], need = 1 }
expect = { returns = [{ peer = "${peer.bob}" }] }
[[expect]]
service = { peer = "bob", id = "voter" }
never = true
[[property]]
name = "bob is asked at some time"
sometimes = { service = { peer = "bob", id = "voter" } }
=== broken/toml.scenario.toml ===
scenario = 1
program = "../vote.aqua"
cal = 1
=== broken/program.scenario.toml ===
scenario = 1
program = "bad.aqua"
[[call]]
func = "f"
=== broken/bad.aqua ===
aqua Bad

func f() -> string:
  <- 1
=== broken/missing.scenario.toml ===
scenario = 1
program = "no.aqua"
[[call]]
func = "f"
=== broken/call.scenario.toml ===
scenario = 1
program = "../vote.aqua"
[[call]]
func = "vot"
args = { need = 1 }
=== expect stdout ===
$ aqua test tests --format github
::error file=tests/lost.scenario.toml,line=13,col=10,title=a loss that nobody expects::call main: outcome: expected outcome value, happened stuck
::error file=tests/vacuous.scenario.toml,line=17,col=10,title=a fault that never happens::call main: returns: expected [{"peer":"bob"}], happened [{"choice":"yes","peer":"ann"}]; at `[0].peer` found `"ann"`, expected `"bob"`
::error file=tests/vacuous.scenario.toml,line=5,col=1,title=a fault that never happens::event `crash` [AQ7021]: expected happens at least once, happened never (vacuous)
::error file=tests/vacuous.scenario.toml,line=21,col=1,title=a fault that never happens::bob is asked at some time [AQ7024]: expected holds in one run at least, happened in none (vacuous)
::error file=tests/vacuous.scenario.toml,line=12,col=1,title=a fault that never happens::audit.log on * [AQ7021]: expected is used at least once, happened never (vacuous)
$ aqua test tests --format jsonl -q
{"event":"case_started","file":"tests/lost.scenario.toml","scenario":"a loss that nobody expects","variant":""}
{"actual":"stuck","decided_by":0,"event":"check","expected":"outcome value","file":"tests/lost.scenario.toml","name":"call main: outcome","place":{"column":10,"line":13,"path":"tests/lost.scenario.toml"},"scenario":"a loss that nobody expects","variant":"","verdict":"fail"}
{"event":"case_ended","file":"tests/lost.scenario.toml","hermetic":true,"hops":5,"outcome":"stuck","reason":"stuck","runs":2,"scenario":"a loss that nobody expects","seed":1,"steps":10,"variant":"","verdict":"fail","virtual_us":15000}
{"event":"case_started","file":"tests/vacuous.scenario.toml","scenario":"a fault that never happens","variant":""}
{"actual":"value [{\"choice\":\"yes\",\"peer\":\"ann\"}]","decided_by":0,"event":"check","expected":"outcome value","file":"tests/vacuous.scenario.toml","name":"call main: outcome","place":{"column":10,"line":17,"path":"tests/vacuous.scenario.toml"},"scenario":"a fault that never happens","variant":"","verdict":"pass"}
{"actual":"[{\"choice\":\"yes\",\"peer\":\"ann\"}]; at `[0].peer` found `\"ann\"`, expected `\"bob\"`","decided_by":0,"event":"check","expected":"[{\"peer\":\"bob\"}]","file":"tests/vacuous.scenario.toml","name":"call main: returns","place":{"column":10,"line":17,"path":"tests/vacuous.scenario.toml"},"scenario":"a fault that never happens","variant":"","verdict":"fail"}
{"actual":"never","decided_by":0,"event":"check","expected":"voter on bob never","file":"tests/vacuous.scenario.toml","name":"voter on bob","place":{"column":1,"line":18,"path":"tests/vacuous.scenario.toml"},"scenario":"a fault that never happens","variant":"","verdict":"pass"}
{"actual":"never","code":"AQ7021","decided_by":0,"event":"check","expected":"happens at least once","file":"tests/vacuous.scenario.toml","name":"event `crash`","place":{"column":1,"line":5,"path":"tests/vacuous.scenario.toml"},"scenario":"a fault that never happens","variant":"","verdict":"vacuous"}
{"actual":"in none","code":"AQ7024","decided_by":0,"event":"check","expected":"holds in one run at least","file":"tests/vacuous.scenario.toml","name":"bob is asked at some time","place":{"column":1,"line":21,"path":"tests/vacuous.scenario.toml"},"scenario":"a fault that never happens","variant":"","verdict":"vacuous"}
{"actual":"never","code":"AQ7021","decided_by":0,"event":"check","expected":"is used at least once","file":"tests/vacuous.scenario.toml","name":"audit.log on *","place":{"column":1,"line":12,"path":"tests/vacuous.scenario.toml"},"scenario":"a fault that never happens","variant":"","verdict":"vacuous"}
{"event":"case_ended","file":"tests/vacuous.scenario.toml","hermetic":true,"hops":4,"outcome":"value","reason":"check","runs":2,"scenario":"a fault that never happens","seed":1,"steps":10,"variant":"","verdict":"fail","virtual_us":20000}
{"cases":2,"errors":0,"event":"summary","failed":2,"not_hermetic":0,"passed":0,"runs":4,"skipped":0,"steps":20}
=== expect stderr ===
$ aqua test tests
FAIL tests/lost.scenario.toml › a loss that nobody expects    seed 1
  call main: outcome  tests/lost.scenario.toml:13
    expected  outcome value
    happened  stuck
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ vote.aqua:16:7
   │
16 │       try:
   │       ^^^^ ann waits for relay; ann>relay#1, which carried voter.choose = "yes", was lost at 10ms: dropped by an event (tests/lost.scenario.toml:5:1); nobody sends it again (up to line 18)
   ·
19 │   join ballots[need - 1]
   │        ----------------- relay waits for more values in this stream, which has 1
   │        │
   │        ann waits for relay; ann>relay#1, which carried voter.choose = "yes", was lost at 10ms: dropped by an event (tests/lost.scenario.toml:5:1); nobody sends it again
   │

  again     aqua test tests/lost.scenario.toml --seed 1
FAIL tests/vacuous.scenario.toml › a fault that never happens    seed 1
  call main: returns  tests/vacuous.scenario.toml:17
    expected  [{"peer":"bob"}]
    happened  [{"choice":"yes","peer":"ann"}]; at `[0].peer` found `"ann"`, expected `"bob"`
  event `crash` [AQ7021]  tests/vacuous.scenario.toml:5
    expected  happens at least once
    happened  never (vacuous)
  bob is asked at some time [AQ7024]  tests/vacuous.scenario.toml:21
    expected  holds in one run at least
    happened  in none (vacuous)
  audit.log on * [AQ7021]  tests/vacuous.scenario.toml:12
    expected  is used at least once
    happened  never (vacuous)
  again     aqua test tests/vacuous.scenario.toml --seed 1
2 cases: 0 passed, 2 failed · 4 runs in <time>
$ aqua test tests --format github
2 cases: 0 passed, 2 failed · 4 runs in <time>
$ aqua test tests --junit out/report.xml -q --fail-fast
FAIL tests/lost.scenario.toml › a loss that nobody expects    seed 1
  call main: outcome  tests/lost.scenario.toml:13
    expected  outcome value
    happened  stuck
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ vote.aqua:16:7
   │
16 │       try:
   │       ^^^^ ann waits for relay; ann>relay#1, which carried voter.choose = "yes", was lost at 10ms: dropped by an event (tests/lost.scenario.toml:5:1); nobody sends it again (up to line 18)
   ·
19 │   join ballots[need - 1]
   │        ----------------- relay waits for more values in this stream, which has 1
   │        │
   │        ann waits for relay; ann>relay#1, which carried voter.choose = "yes", was lost at 10ms: dropped by an event (tests/lost.scenario.toml:5:1); nobody sends it again
   │

  again     aqua test tests/lost.scenario.toml --seed 1
$ aqua test broken
FAIL broken/call.scenario.toml › call.scenario.toml
error[AQ7102]: `vote.aqua` exports no function `vot`
 help: did you mean `vote`?

FAIL broken/missing.scenario.toml › missing.scenario.toml
error[AQ9001]: cannot read `broken/no.aqua`: no such file

FAIL broken/program.scenario.toml › program.scenario.toml
warning[AQ4004]: `f` is never called, exported or declared
  ┌─ broken/bad.aqua:3:6
  │
3 │ func f() -> string:
  │      ^
  │

error[AQ2501]: found `integer literal`, expected `string`
  ┌─ broken/bad.aqua:4:6
  │
3 │ func f() -> string:
  │             ------ the result type
4 │   <- 1
  │      ^ `integer literal`
  │

FAIL broken/toml.scenario.toml › toml.scenario.toml
error[AQ7002]: unknown key `cal` in a scenario
  ┌─ broken/toml.scenario.toml:3:1
  │
3 │ cal = 1
  │ ^^^ unknown
  │
 help: did you mean `call`?
 try: write `call`
3 │ call = 1

4 cases: 0 passed, 4 errors · 0 runs in <time>
=== expect exit ===
1
1
1
1
1
=== expect file out/report.xml ===
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="tests/lost.scenario.toml" tests="1" failures="1" errors="0" skipped="0" time="<time>">
    <properties>
      <property name="seed" value="1"/>
      <property name="aqua" value="<version>"/>
    </properties>
    <testcase name="a loss that nobody expects" classname="tests/lost.scenario.toml" time="<time>">
      <failure type="stuck" message="call main: outcome: expected outcome value, happened stuck">tests/lost.scenario.toml:13:10&#10;FAIL tests/lost.scenario.toml › a loss that nobody expects    seed 1&#10;  call main: outcome  tests/lost.scenario.toml:13&#10;    expected  outcome value&#10;    happened  stuck&#10;error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result&#10;   ┌─ vote.aqua:16:7&#10;   │&#10;16 │       try:&#10;   │       ^^^^ ann waits for relay; ann&gt;relay#1, which carried voter.choose = &quot;yes&quot;, was lost at 10ms: dropped by an event (tests/lost.scenario.toml:5:1); nobody sends it again (up to line 18)&#10;   ·&#10;19 │   join ballots[need - 1]&#10;   │        ----------------- relay waits for more values in this stream, which has 1&#10;   │        │&#10;   │        ann waits for relay; ann&gt;relay#1, which carried voter.choose = &quot;yes&quot;, was lost at 10ms: dropped by an event (tests/lost.scenario.toml:5:1); nobody sends it again&#10;   │&#10;&#10;  again     aqua test tests/lost.scenario.toml --seed 1&#10;</failure>
      <system-out>aqua test tests/lost.scenario.toml --seed 1</system-out>
    </testcase>
  </testsuite>
  <testsuite name="tests/vacuous.scenario.toml" tests="1" failures="0" errors="0" skipped="1" time="<time>">
    <properties>
      <property name="seed" value="0"/>
      <property name="aqua" value="<version>"/>
    </properties>
    <testcase name="vacuous.scenario.toml" classname="tests/vacuous.scenario.toml" time="<time>">
      <skipped/>
    </testcase>
  </testsuite>
</testsuites>
