# A run is gone through forwards and backwards: statements on each peer, values at each stop, and the end.
=== args ===
aqua debug vote.toml
=== vote.aqua from tests/golden/common/vote.aqua ===
=== vote.toml ===
scenario = 1
program = "vote.aqua"

[peers.relay]
kind = "relay"
[peers.client]
kind = "client"
relay = "relay"
[peers.ann]
[peers.bob]

[[service]]
id = "voter"
on = ["ann"]
function.choose.returns = "yes"
[[service]]
id = "voter"
on = ["bob"]
function.choose = { returns = "no", takes = "50ms" }

[[call]]
func = "vote"
args = { peers = ["${peer.ann}", "${peer.bob}"], need = 2 }
=== stdin ===
list
where
step
step
locals
print peer == ann && need < 3
print choice
step
where
streams
peers
step
step
step
locals
step
streams
step
back
back
back
back
back
back
back
back
continue
rcontinue
quit
=== expect stdout ===
the beginning: client at vote.aqua:12: func vote(peers: []string, need: u32) -> []Ballot:
> list
    8  
    9  service Voter("voter"):
   10    choose(question: string) -> string
   11  
>  12  func vote(peers: []string, need: u32) -> []Ballot:
   13    ballots: *Ballot
   14    for peer <- peers par:
   15      on peer via HOST_PEER_ID:
   16        try:
> where
client: client executes ap %init_peer_id% a
  in vote at vote.aqua:12: func vote(peers: []string, need: u32) -> []Ballot:
  AIR: ap %init_peer_id% a
  particle 0 of vote, life time 2m
  time 0ms
> step
client at vote.aqua:14: for peer <- peers par:
> step
ann at vote.aqua:17: choice <- Voter.choose("ship it?")
> locals
peers = ["ann","bob"]
need = 2
*ballots = []
peer = "ann"
> print peer == ann && need < 3
true
> print choice
`choice` has no value here
> step
ann at vote.aqua:18: ballots <<- Ballot(peer = peer, choice = choice)
> where
ann: ann executes ap ("choice" g) %a
  in vote at vote.aqua:18: ballots <<- Ballot(peer = peer, choice = choice)
  AIR: ap ("choice" g) %a
  particle 0 of vote, life time 2m
  time 10ms
> streams
*ballots: 0 values, 0 generations
> peers
  relay: relay at vote.aqua:15: on peer via HOST_PEER_ID:
  client: client at vote.aqua:14: for peer <- peers par:
* ann: ann at vote.aqua:18: ballots <<- Ballot(peer = peer, choice = choice)
  bob: has done nothing yet
  ann waits for the answer of voter.choose, which would come later
  client waits for more values in this stream, which has 0
> step
bob at vote.aqua:17: choice <- Voter.choose("ship it?")
> step
relay at vote.aqua:19: join ballots[need - 1]
> step
bob at vote.aqua:18: ballots <<- Ballot(peer = peer, choice = choice)
> locals
peers = ["ann","bob"]
need = 2
*ballots = []
peer = "bob"
choice = "no"
> step
relay at vote.aqua:19: join ballots[need - 1]
> streams
*ballots: 2 values, 2 generations
  0: [{"choice":"yes","peer":"ann"}]
  1: [{"choice":"no","peer":"bob"}]
> step
client at vote.aqua:20: <- ballots
> back
relay at vote.aqua:19: join ballots[need - 1]
> back
bob at vote.aqua:18: ballots <<- Ballot(peer = peer, choice = choice)
> back
relay at vote.aqua:19: join ballots[need - 1]
> back
bob at vote.aqua:17: choice <- Voter.choose("ship it?")
> back
ann at vote.aqua:18: ballots <<- Ballot(peer = peer, choice = choice)
> back
ann at vote.aqua:17: choice <- Voter.choose("ship it?")
> back
client at vote.aqua:14: for peer <- peers par:
> back
client at vote.aqua:12: func vote(peers: []string, need: u32) -> []Ballot:
> continue
the end: vote gives [{"choice":"yes","peer":"ann"},{"choice":"no","peer":"bob"}]
> rcontinue
the beginning: client at vote.aqua:12: func vote(peers: []string, need: u32) -> []Ballot:
> quit
