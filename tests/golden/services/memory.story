# The memory of compute modules is part of that of the run: whoever takes too much of it is told.
=== args ===
aqua run -s world.toml
aqua run -s world.toml --max-memory 1100KiB
aqua run -s world.toml --max-memory 100KiB
=== greeting.wasm from tests/wasm/modules/greeting.wasm ===
=== main.aqua ===
aqua Main declares *

export counts

service Greeting("greeting"):
  count() -> u32

func counts(peers: []string) -> []u32:
  answers: *u32
  for peer <- peers:
    on peer via HOST_PEER_ID:
      answers <- Greeting.count()
  <- answers
=== world.toml ===
scenario = 1
program = "main.aqua"

[limits]
memory = "640KiB"

[peers.p1]
[peers.p2]
[peers.p3]
[peers.p4]
[peers.p5]
[peers.p6]
[peers.p7]
[peers.p8]

[[service]]
id = "greeting"
wasm = "greeting.wasm"

[[call]]
func = "counts"
args = { peers = ["${peer.p1}", "${peer.p2}", "${peer.p3}", "${peer.p4}", "${peer.p5}", "${peer.p6}", "${peer.p7}", "${peer.p8}"] }
=== expect stdout ===
$ aqua run -s world.toml --max-memory 1100KiB
[1,1,1,1,1,1,1,1]
=== expect stderr ===
$ aqua run -s world.toml
    10ms  p1: greeting logs info: counted
    20ms  p2: greeting logs info: counted
    30ms  p3: greeting logs info: counted
    40ms  p4: greeting logs info: counted
error[AQ9104]: the workflow did not end within its budget: more than 640KiB of memory (`limits.memory`)
 note: on p5
 note: compute modules have 640KiB: "greeting" on p1 128KiB, "greeting" on p2 128KiB, "greeting" on p3 128KiB, "greeting" on p4 128KiB, "greeting" on p5 128KiB

ran counts on 7 peers: 10 hops, 7 service calls, 50ms virtual, seed 1, in <time>
$ aqua run -s world.toml --max-memory 1100KiB
    10ms  p1: greeting logs info: counted
    20ms  p2: greeting logs info: counted
    30ms  p3: greeting logs info: counted
    40ms  p4: greeting logs info: counted
    50ms  p5: greeting logs info: counted
    60ms  p6: greeting logs info: counted
    70ms  p7: greeting logs info: counted
    80ms  p8: greeting logs info: counted
ran counts on 10 peers: 18 hops, 11 service calls, 90ms virtual, seed 1, in <time>
$ aqua run -s world.toml --max-memory 100KiB
error[AQ9104]: the workflow did not end within its budget: more than 100KiB of memory (`limits.memory`)
 note: on p1
 note: compute modules have 128KiB: "greeting" on p1 128KiB

ran counts on 3 peers: 2 hops, 3 service calls, 10ms virtual, seed 1, in <time>
=== expect exit ===
5
0
5
