# A peer crashes with the question in hand: who waits for what, and the way back.
=== args ===
aqua debug crash.toml
=== ask.aqua ===
aqua Ask declares *

export ask

service Voter("voter"):
  choose() -> string

func ask(peer: string) -> string:
  on peer via HOST_PEER_ID:
    answer <- Voter.choose()
  <- answer
=== crash.toml ===
scenario = 1
program = "ask.aqua"

[peers.relay]
kind = "relay"
[peers.client]
kind = "client"
relay = "relay"
[peers.bob]

[[service]]
id = "voter"
on = ["bob"]
function.choose.returns = "yes"

[[event]]
after = { sees = "service_called", peer = "bob" }
do = "crash"
peer = "bob"
at_point = "call"

[[call]]
func = "ask"
ttl = "1s"
args = { peer = "${peer.bob}" }
=== stdin ===
catch stuck lost
break voter.choose
continue
locals
peers
continue
peers
rcontinue
back
