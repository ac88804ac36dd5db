# A client and a relay are there unless described; program and call come from the scenario where the command line gives
# none; names of peers stand for their ids on demand.
=== args ===
aqua run -A all main.aqua 'whoami("${peer.bob}")' -s worlds/bob.toml --names
aqua run -A all -s worlds/bob.toml
aqua run -A all -s worlds/bob.toml --names
aqua run -A all -s worlds/bob.toml 'whoami("${peer.relay}")' --names
aqua run -A all -s worlds/empty.toml
aqua run -A all -s worlds/empty.toml 'whoami("x")'
aqua run -A all 'whoami("x")'
=== main.aqua ===
aqua Main declares *

import "@fluencelabs/aqua-lib/builtin.aqua"

export whoami

func whoami(peer: string) -> []string, u64:
  ids: *string
  ids <<- INIT_PEER_ID
  on peer via HOST_PEER_ID:
    time <- Peer.timestamp_ms()
    ids <<- peer
  par Peer.timeout(5000, "idle")
  join ids[1]
  <- ids, time
=== worlds/bob.toml ===
scenario = 1
program = "../main.aqua"
[peers.bob]
[[call]]
func = "whoami"
args = ["${peer.bob}"]
=== worlds/empty.toml ===
scenario = 1
=== expect stdout ===
$ aqua run -A all main.aqua 'whoami("${peer.bob}")' -s worlds/bob.toml --names
[["client","bob"],1704067200010]
$ aqua run -A all -s worlds/bob.toml
[["12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U"],1704067200010]
$ aqua run -A all -s worlds/bob.toml --names
[["client","bob"],1704067200010]
$ aqua run -A all -s worlds/bob.toml 'whoami("${peer.relay}")' --names
[["client","relay"],1704067200005]
=== expect stderr ===
$ aqua run -A all main.aqua 'whoami("${peer.bob}")' -s worlds/bob.toml --names
ran whoami on 3 peers: 4 hops, 5 service calls, 20ms virtual, seed 1, in <time>
$ aqua run -A all -s worlds/bob.toml
ran whoami on 3 peers: 4 hops, 5 service calls, 20ms virtual, seed 1, in <time>
$ aqua run -A all -s worlds/bob.toml --names
ran whoami on 3 peers: 4 hops, 5 service calls, 20ms virtual, seed 1, in <time>
$ aqua run -A all -s worlds/bob.toml 'whoami("${peer.relay}")' --names
ran whoami on 2 peers: 2 hops, 5 service calls, 10ms virtual, seed 1, in <time>
$ aqua run -A all -s worlds/empty.toml
error: no file, and the scenario has no `program`
 help: for example aqua run hello.aqua 'greet("Ada")'
$ aqua run -A all -s worlds/empty.toml 'whoami("x")'
error: no file, and the scenario has no `program`
 help: for example aqua run hello.aqua 'greet("Ada")'
$ aqua run -A all 'whoami("x")'
error: no file, expected one before the call
 help: for example aqua run hello.aqua 'greet("Ada")'
=== expect exit ===
0
0
0
0
2
2
2
