# A crash loses instances; a search makes the calls again in each branch.
=== args ===
aqua test crash.scenario.toml -v
aqua explore race.scenario.toml --strategy dfs
aqua explore race.scenario.toml --strategy dfs --jobs 2
aqua test race.scenario.toml --orders -v
=== greeting.wasm from tests/wasm/modules/greeting.wasm ===
=== counter.js ===
let count = 0;
service({ count() { return ++count; } });
=== main.aqua ===
aqua Main declares *

export twice, race

service Greeting("greeting"):
  count() -> u32
service Counter("counter"):
  count() -> u32
service Peer("peer"):
  timeout(ms: u64, message: string) -> string

func twice(peer: string) -> []u32:
  all: *u32
  on peer via HOST_PEER_ID:
    all <- Greeting.count()
    all <- Counter.count()
  on HOST_PEER_ID:
    Peer.timeout(100, "")
  on peer via HOST_PEER_ID:
    all <- Greeting.count()
    all <- Counter.count()
  <- all

func race(peers: []string, counter: string) -> u32:
  results: *u32
  for p <- peers par:
    on p via HOST_PEER_ID:
      Peer.timeout(1, "")
    on counter via HOST_PEER_ID:
      results <- Greeting.count()
      results <- Counter.count()
  join results[3]
  <- results[0]
=== crash.scenario.toml ===
scenario = 1
name = "a crash"
program = "main.aqua"

[peers.ann]

[[service]]
id = "greeting"
wasm = "greeting.wasm"
[[service]]
id = "counter"
js = "counter.js"

[[call]]
func = "twice"
args = ["${peer.ann}"]
expect = { outcome = "value", returns = [1, 1, 2, 2] }

[[variant]]
name = "between the calls"
expect = { outcome = "value", returns = [1, 1, 1, 1] }
[[variant.event]]
at = "40ms"
do = "crash"
peer = "ann"
[[variant.event]]
at = "60ms"
do = "restart"
peer = "ann"
=== race.scenario.toml ===
scenario = 1
name = "who counts first"
program = "main.aqua"

[peers.ann]
[peers.bob]
[peers.cleo]

[[service]]
id = "greeting"
on = ["cleo"]
wasm = "greeting.wasm"
[[service]]
id = "counter"
on = ["cleo"]
js = "counter.js"

[[call]]
func = "race"
args = { peers = ["${peer.ann}", "${peer.bob}"], counter = "${peer.cleo}" }
expect = { outcome = "value" }
=== expect stdout ===
$ aqua explore race.scenario.toml --strategy dfs
who counts first
  49 × value 1
      seed 1, free
  27 × value 2
      seed 1, free, alone cleo:greeting.count#2, relay>cleo#2 before cleo:greeting.count#1, cleo:greeting.count#2 before cleo:greeting.count#1
  exhausted: every order of the events at each peer (timing free, no loss, no duplicate, no crash, seed 1): 1115 states, 1267 transitions, 76 endings, 2 outcomes, deepest 22
$ aqua explore race.scenario.toml --strategy dfs --jobs 2
who counts first
  49 × value 1
      seed 1, free
  27 × value 2
      seed 1, free, alone cleo:greeting.count#2, relay>cleo#2 before cleo:greeting.count#1, cleo:greeting.count#2 before cleo:greeting.count#1
  exhausted: every order of the events at each peer (timing free, no loss, no duplicate, no crash, seed 1): 1115 states, 1267 transitions, 76 endings, 2 outcomes, deepest 22
=== expect stderr ===
$ aqua test crash.scenario.toml -v
pass    crash.scenario.toml › a crash
pass    crash.scenario.toml › a crash › between the calls
2 cases: 2 passed · 4 runs in <time>
$ aqua explore race.scenario.toml --strategy dfs
1 case searched in <time>
$ aqua explore race.scenario.toml --strategy dfs --jobs 2
1 case searched in <time>
$ aqua test race.scenario.toml --orders -v
pass    race.scenario.toml › who counts first
1 case: 1 passed · 2 runs in <time>
