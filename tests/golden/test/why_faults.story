# `--why-faults` names events that change nothing which is checked.
=== args ===
aqua test a.scenario.toml --why-faults
aqua test a.scenario.toml --why-faults --format json -q
=== vote.aqua from tests/golden/common/vote.aqua ===
=== a.scenario.toml ===
scenario = 1
program = "vote.aqua"
[peers.ann]
[peers.bob]
[peers.far]
[[service]]
id = "voter"
[service.function.choose]
returns = "yes"
[[event]]
at = "0ms"
do = "partition"
groups = [["far"], ["client", "relay", "ann", "bob"]]
until = "1s"
[[event]]
name = "ann is down"
at = "0ms"
do = "crash"
peer = "ann"
[[call]]
func = "vote"
args = { peers = ["${peer.ann}", "${peer.bob}"], need = 1 }
expect = { returns = [{ peer = "${peer.bob}", choice = "yes" }] }
=== expect stdout ===
$ aqua test a.scenario.toml --why-faults --format json -q
{"cases":[{"checks":[{"actual":"value [{\"choice\":\"yes\",\"peer\":\"bob\"}]","decided_by":0,"expected":"outcome value","name":"call main: outcome","place":{"column":10,"line":23,"path":"a.scenario.toml"},"verdict":"pass"},{"actual":"[{\"choice\":\"yes\",\"peer\":\"bob\"}]; ","decided_by":0,"expected":"[{\"choice\":\"yes\",\"peer\":\"bob\"}]","name":"call main: returns","place":{"column":10,"line":23,"path":"a.scenario.toml"},"verdict":"pass"}],"file":"a.scenario.toml","hermetic":true,"hops":5,"inert":[{"name":"event 1 `partition`","place":{"column":1,"line":10,"path":"a.scenario.toml"}}],"outcome":"value","reason":"","runs":2,"scenario":"a.scenario.toml","seed":1,"steps":10,"variant":"","verdict":"pass","virtual_us":20000}],"format":"aqua/test/1","summary":{"cases":1,"errors":0,"failed":0,"not_hermetic":0,"passed":1,"runs":2,"skipped":0,"steps":10}}
=== expect stderr ===
$ aqua test a.scenario.toml --why-faults
inert a.scenario.toml:10: event 1 `partition` does nothing: same verdicts and values without it
1 case: 1 passed · 2 runs in <time>
