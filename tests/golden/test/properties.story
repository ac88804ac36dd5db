# With `-v`: each property, and in how many runs it held. The second run of a case, which has to be the same, does not count.
=== args ===
aqua test ask.scenario.toml --repeat 3 -v
aqua test ask.scenario.toml --seed 3
=== p.aqua ===
aqua P declares *

export ask

service Who("who"):
  name() -> string

func ask(peer: string) -> string:
  on peer via HOST_PEER_ID:
    name <- Who.name()
  <- name
=== ask.scenario.toml ===
scenario = 1
name = "somebody is asked"
program = "p.aqua"
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[peers.bob]
[[service]]
id = "who"
on = ["bob"]
function = { name = { returns = "Bob" } }
[[call]]
func = "ask"
args = { peer = "${peer.bob}" }
expect = { outcome = "value" }
[[property]]
name = "Bob is asked once"
always = { service = { id = "who" }, times = 1 }
[[property]]
name = "nobody is called Ann"
never = { service = { id = "who", returns = "Ann" } }
[[variant]]
name = "the answer is late"
network = { latency = "20ms" }
expect = { outcome = "value" }
=== expect stderr ===
$ aqua test ask.scenario.toml --repeat 3 -v
pass    ask.scenario.toml › somebody is asked
pass    ask.scenario.toml › somebody is asked › the answer is late
held    Bob is asked once: in 6 runs
held    nobody is called Ann: in 6 runs
2 cases: 2 passed · 12 runs in <time>
$ aqua test ask.scenario.toml --seed 3
2 cases: 2 passed · 4 runs in <time>
