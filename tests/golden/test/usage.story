# Command lines of `aqua test` that mean nothing; nothing at all is no test.
=== args ===
aqua test
aqua test empty
aqua test empty --allow-none
aqua test nowhere.scenario.toml
aqua test tests -k 'a and'
aqua test tests -k 'a or (b'
aqua test tests -k nothing
aqua test tests --shard 3/2
aqua test tests --repeat 0
aqua test tests --format sarif
aqua test tests --jobs x
=== empty/readme.txt ===
nothing
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
program = "../vote.aqua"
extends = "../world.toml"
[[call]]
func = "vote"
args = { peers = ["${peer.ann}"], need = 1 }
=== expect stderr ===
$ aqua test
error: no file and no `aqua.toml`, expected `aqua test FILE...`, or a project
 help: `aqua test .` takes the files of this folder
$ aqua test empty
error: no file in `empty` ends with `.scenario.toml` or `.test.aqua`
$ aqua test empty --allow-none
0 cases: 0 passed · 0 runs in <time>
$ aqua test nowhere.scenario.toml
FAIL nowhere.scenario.toml › nowhere.scenario.toml
error[AQ9001]: cannot read `nowhere.scenario.toml`: no such file

1 case: 0 passed, 1 error · 0 runs in <time>
$ aqua test tests -k 'a and'
error: `-k a and`: a word is missing at the end
$ aqua test tests -k 'a or (b'
error: `-k a or (b`: `)` is missing
$ aqua test tests -k nothing
error: no case is selected in 1 file
 help: `aqua test --list` shows all
$ aqua test tests --shard 3/2
error: `--shard 3/2`, expected for example `1/3`
$ aqua test tests --repeat 0
error: `--repeat 0`, expected a number from 1
$ aqua test tests --format sarif
error: `--format sarif`, expected text, json, jsonl or github
$ aqua test tests --jobs x
error: `--jobs x`, expected a number
=== expect exit ===
2
2
0
3
2
2
2
2
2
2
2
