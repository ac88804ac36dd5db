# Scenarios as tests: cases, variants, selection, and results for machines.
=== args ===
aqua test tests
aqua test tests -v -k 'enough and not slow'
aqua test tests --list
aqua test 'tests/vote.scenario.toml::two votes are enough::three cannot come' -v
aqua test tests --format json -k 'three' --once
aqua test tests --junit out/report.xml --ctrf out/report.json --summary out/summary.md --quiet
aqua test tests --shard 2/2 -v
aqua test tests --seed 5 --repeat 3 --once
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
=== tests/vote.scenario.toml ===
scenario = 1
name = "two votes are enough"
program = "../vote.aqua"
extends = "../world.toml"
tags = ["fast"]
[[call]]
func = "vote"
args = { peers = ["${peer.ann}", "${peer.bob}", "${peer.dan}"], need = 2 }
expect = { outcome = "value", by = "1s", answers = 1 }
[[expect]]
service = { id = "voter", function = "choose" }
times = 3
[[variant]]
name = "three cannot come"
args = { need = 3 }
expect = { outcome = "stuck", waits = [{ peer = "dan", for = "voter.choose", line = 17 }] }
[[variant]]
name = "ann's answer comes twice"
event = [{ at = "0ms", do = "duplicate_next", from = ["ann"], to = ["relay"] }]
=== tests/slow.scenario.toml ===
scenario = 1
name = "one vote is enough, and slow"
program = "../vote.aqua"
extends = "../world.toml"
tags = ["slow"]
[[call]]
func = "vote"
args = { peers = ["${peer.ann}"], need = 1 }
expect = { returns = [{ peer = "${peer.ann}", choice = { matches = "y.*" } }] }
=== expect stdout ===
$ aqua test tests --list
tests/slow.scenario.toml::one vote is enough, and slow
tests/vote.scenario.toml::two votes are enough
tests/vote.scenario.toml::two votes are enough::three cannot come
tests/vote.scenario.toml::two votes are enough::ann's answer comes twice
$ aqua test tests --format json -k 'three' --once
{"cases":[{"checks":[{"actual":"stuck","decided_by":0,"expected":"outcome stuck","name":"call main: outcome","place":{"column":10,"line":16,"path":"tests/vote.scenario.toml"},"verdict":"pass"},{"actual":"dan for voter.choose in line 17; relay for $a in line 19","decided_by":0,"expected":"dan waits for voter.choose in line 17","name":"call main: waits","place":{"column":10,"line":16,"path":"tests/vote.scenario.toml"},"verdict":"pass"},{"actual":"3 times","decided_by":43,"expected":"voter.choose 3 times","name":"voter.choose","place":{"column":1,"line":10,"path":"tests/vote.scenario.toml"},"verdict":"pass"}],"file":"tests/vote.scenario.toml","hermetic":true,"hops":6,"outcome":"stuck","reason":"","runs":1,"scenario":"two votes are enough","seed":1,"steps":12,"variant":"three cannot come","verdict":"pass","virtual_us":15000}],"format":"aqua/test/1","summary":{"cases":1,"errors":0,"failed":0,"not_hermetic":0,"passed":1,"runs":1,"skipped":0,"steps":12}}
=== expect stderr ===
$ aqua test tests
4 cases: 4 passed · 8 runs in <time>
$ aqua test tests -v -k 'enough and not slow'
pass    tests/vote.scenario.toml › two votes are enough
pass    tests/vote.scenario.toml › two votes are enough › three cannot come
pass    tests/vote.scenario.toml › two votes are enough › ann's answer comes twice
3 cases: 3 passed · 6 runs in <time>
$ aqua test 'tests/vote.scenario.toml::two votes are enough::three cannot come' -v
pass    tests/vote.scenario.toml › two votes are enough › three cannot come
1 case: 1 passed · 2 runs in <time>
$ aqua test tests --format json -k 'three' --once
1 case: 1 passed · 1 run in <time>
$ aqua test tests --shard 2/2 -v
pass    tests/vote.scenario.toml › two votes are enough
pass    tests/vote.scenario.toml › two votes are enough › three cannot come
pass    tests/vote.scenario.toml › two votes are enough › ann's answer comes twice
3 cases: 3 passed · 6 runs in <time>
$ aqua test tests --seed 5 --repeat 3 --once
4 cases: 4 passed · 12 runs in <time>
=== expect file out/report.json ===
{"reportFormat":"CTRF","results":{"summary":{"failed":0,"other":0,"passed":4,"pending":0,"skipped":0,"start":0,"stop":0,"tests":4},"tests":[{"duration":<time>,"extra":{"checks":[{"actual":"value [{\"choice\":\"yes\",\"peer\":\"ann\"}]","decided_by":0,"expected":"outcome value","name":"call main: outcome","place":{"column":10,"line":9,"path":"tests/slow.scenario.toml"},"verdict":"pass"},{"actual":"[{\"choice\":\"yes\",\"peer\":\"ann\"}]; ","decided_by":0,"expected":"[{\"choice\":{\"matches\":\"y.*\"},\"peer\":\"ann\"}]","name":"call main: returns","place":{"column":10,"line":9,"path":"tests/slow.scenario.toml"},"verdict":"pass"}],"file":"tests/slow.scenario.toml","hermetic":true,"hops":4,"outcome":"value","reason":"","runs":2,"scenario":"one vote is enough, and slow","seed":1,"steps":10,"variant":"","verdict":"pass","virtual_us":20000},"filePath":"tests/slow.scenario.toml","name":"one vote is enough, and slow","status":"passed","suite":["tests/slow.scenario.toml"]},{"duration":<time>,"extra":{"checks":[{"actual":"value [{\"choice\":\"yes\",\"peer\":\"ann\"},{\"choice\":\"yes\",\"peer\":\"bob\"}]","decided_by":0,"expected":"outcome value","name":"call main: outcome","place":{"column":10,"line":9,"path":"tests/vote.scenario.toml"},"verdict":"pass"},{"actual":"20ms","decided_by":0,"expected":"by 1s","name":"call main: by","place":{"column":10,"line":9,"path":"tests/vote.scenario.toml"},"verdict":"pass"},{"actual":"1","decided_by":0,"expected":"1 answers","name":"call main: answers","place":{"column":10,"line":9,"path":"tests/vote.scenario.toml"},"verdict":"pass"},{"actual":"3 times","decided_by":43,"expected":"voter.choose 3 times","name":"voter.choose","place":{"column":1,"line":10,"path":"tests/vote.scenario.toml"},"verdict":"pass"}],"file":"tests/vote.scenario.toml","hermetic":true,"hops":7,"outcome":"value","reason":"","runs":2,"scenario":"two votes are enough","seed":1,"steps":14,"variant":"","verdict":"pass","virtual_us":20000},"filePath":"tests/vote.scenario.toml","name":"two votes are enough","status":"passed","suite":["tests/vote.scenario.toml"]},{"duration":<time>,"extra":{"checks":[{"actual":"stuck","decided_by":0,"expected":"outcome stuck","name":"call main: outcome","place":{"column":10,"line":16,"path":"tests/vote.scenario.toml"},"verdict":"pass"},{"actual":"dan for voter.choose in line 17; relay for $a in line 19","decided_by":0,"expected":"dan waits for voter.choose in line 17","name":"call main: waits","place":{"column":10,"line":16,"path":"tests/vote.scenario.toml"},"verdict":"pass"},{"actual":"3 times","decided_by":43,"expected":"voter.choose 3 times","name":"voter.choose","place":{"column":1,"line":10,"path":"tests/vote.scenario.toml"},"verdict":"pass"}],"file":"tests/vote.scenario.toml","hermetic":true,"hops":6,"outcome":"stuck","reason":"","runs":2,"scenario":"two votes are enough","seed":1,"steps":12,"variant":"three cannot come","verdict":"pass","virtual_us":15000},"filePath":"tests/vote.scenario.toml","name":"two votes are enough › three cannot come","status":"passed","suite":["tests/vote.scenario.toml"]},{"duration":<time>,"extra":{"checks":[{"actual":"value [{\"choice\":\"yes\",\"peer\":\"ann\"},{\"choice\":\"yes\",\"peer\":\"bob\"}]","decided_by":0,"expected":"outcome value","name":"call main: outcome","place":{"column":10,"line":9,"path":"tests/vote.scenario.toml"},"verdict":"pass"},{"actual":"20ms","decided_by":0,"expected":"by 1s","name":"call main: by","place":{"column":10,"line":9,"path":"tests/vote.scenario.toml"},"verdict":"pass"},{"actual":"1","decided_by":0,"expected":"1 answers","name":"call main: answers","place":{"column":10,"line":9,"path":"tests/vote.scenario.toml"},"verdict":"pass"},{"actual":"3 times","decided_by":44,"expected":"voter.choose 3 times","name":"voter.choose","place":{"column":1,"line":10,"path":"tests/vote.scenario.toml"},"verdict":"pass"}],"file":"tests/vote.scenario.toml","hermetic":true,"hops":7,"outcome":"value","reason":"","runs":2,"scenario":"two votes are enough","seed":1,"steps":15,"variant":"ann's answer comes twice","verdict":"pass","virtual_us":20000},"filePath":"tests/vote.scenario.toml","name":"two votes are enough › ann's answer comes twice","status":"passed","suite":["tests/vote.scenario.toml"]}],"tool":{"name":"aqua","version":"<version>"}},"specVersion":"1.0.0"}
=== expect file out/report.xml ===
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="tests/slow.scenario.toml" tests="1" failures="0" errors="0" skipped="0" time="<time>">
    <properties>
      <property name="seed" value="1"/>
      <property name="aqua" value="<version>"/>
    </properties>
    <testcase name="one vote is enough, and slow" classname="tests/slow.scenario.toml" time="<time>">
    </testcase>
  </testsuite>
  <testsuite name="tests/vote.scenario.toml" tests="3" failures="0" errors="0" skipped="0" time="<time>">
    <properties>
      <property name="seed" value="1"/>
      <property name="aqua" value="<version>"/>
    </properties>
    <testcase name="two votes are enough" classname="tests/vote.scenario.toml" time="<time>">
    </testcase>
    <testcase name="two votes are enough › three cannot come" classname="tests/vote.scenario.toml" time="<time>">
    </testcase>
    <testcase name="two votes are enough › ann&apos;s answer comes twice" classname="tests/vote.scenario.toml" time="<time>">
    </testcase>
  </testsuite>
</testsuites>
=== expect file out/summary.md ===
### aqua test: 4 cases: 4 passed · 8 runs

| verdict | case | why |
|---|---|---|
| pass | tests/slow.scenario.toml › one vote is enough, and slow |  |
| pass | tests/vote.scenario.toml › two votes are enough |  |
| pass | tests/vote.scenario.toml › two votes are enough › three cannot come |  |
| pass | tests/vote.scenario.toml › two votes are enough › ann's answer comes twice |  |
