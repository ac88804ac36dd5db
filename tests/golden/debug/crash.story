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
=== expect stdout ===
the beginning: client at ask.aqua:8: func ask(peer: string) -> string:
> catch stuck lost
stops at: lost, stuck
> break voter.choose
breakpoint 1: voter.choose
> continue
breakpoint 1: bob at ask.aqua:10: answer <- Voter.choose()
> locals
peer = "bob"
> peers
  relay: relay at ask.aqua:9: on peer via HOST_PEER_ID:
  client: client at ask.aqua:8: func ask(peer: string) -> string:
* bob: bob at ask.aqua:10: answer <- Voter.choose()
  client waits for relay
  relay waits for bob
> continue
client: ends with stuck
> peers
  relay: relay at ask.aqua:9: on peer via HOST_PEER_ID:
* client: client: ends with stuck
  bob: down
  relay waits for bob, which is down
  bob waits for the answer of voter.choose; the peer crashed at 10ms before the answer came, and nobody asks again
> rcontinue
breakpoint 1: bob at ask.aqua:10: answer <- Voter.choose()
> back
client at ask.aqua:8: func ask(peer: string) -> string:
> 
