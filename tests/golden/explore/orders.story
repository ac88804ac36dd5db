# All orders of a race: what may come out, what is violated, and the schedule that leads there.
=== args ===
aqua explore race.scenario.toml
aqua explore race.scenario.toml --faults drop:1 --strategy dfs
aqua explore race.scenario.toml --strategy pct --runs 20
aqua explore race.scenario.toml --strategy random --runs 20 --timing corners
aqua explore "race.scenario.toml::the first answer wins" --states 5 --strategy dfs --format json
aqua test race.scenario.toml --orders
=== race.aqua ===
aqua Race declares *

export first

service Oracle("oracle"):
  ask() -> string

func first(peers: []string) -> string:
  answers: *string
  for p <- peers par:
    on p via HOST_PEER_ID:
      answers <- Oracle.ask()
  join answers[0]
  <- answers[0]
=== race.scenario.toml ===
scenario = 1
name = "the first answer wins"
program = "race.aqua"

[peers.ann]
[peers.bob]

[[service]]
id = "oracle"
on = ["ann"]
[service.function.ask]
returns = "yes"

[[service]]
id = "oracle"
on = ["bob"]
[service.function.ask]
one_of = ["no", "maybe"]

[[call]]
func = "first"
args = { peers = ["${peer.ann}", "${peer.bob}"] }
expect = { outcome = "value", returns = "yes" }
=== expect stdout ===
$ aqua explore race.scenario.toml
the first answer wins
  4 × value "yes"
      seed 1, free
  2 × value "maybe"
      seed 1, free, bob>relay#1 before ann>relay#1
  2 × value "no"
      seed 1, free, reply bob:oracle.ask#1 is 1, bob>relay#1 before ann>relay#1
  FAIL call main: returns: in 4 of 8 endings
      at        race.scenario.toml:23
      expected  "yes"
      happened  "maybe"; found `"maybe"`, expected `"yes"`
      outcome   value "maybe"
      shrunk    fails iff bob>relay#1 is handled before ann>relay#1 at relay
      schedule  seed 1, free, bob>relay#1 before ann>relay#1
  exhausted: every order of the events at each peer (timing free, no loss, no duplicate, no crash, seed 1): 87 states, 95 transitions, 8 endings, 3 outcomes, deepest 13
$ aqua explore race.scenario.toml --faults drop:1 --strategy dfs
the first answer wins
  11 × value "yes"
      seed 1, free
  6 × value "maybe"
      seed 1, free, bob>relay#1 before ann>relay#1
  6 × value "no"
      seed 1, free, reply bob:oracle.ask#1 is 1, bob>relay#1 before ann>relay#1
  1 × stuck
      seed 1, free, drop client>relay#1
  FAIL call main: returns: in 4 of 24 endings
      at        race.scenario.toml:23
      expected  "yes"
      happened  "maybe"; found `"maybe"`, expected `"yes"`
      outcome   value "maybe"
      shrunk    fails iff bob>relay#1 is handled before ann>relay#1 at relay
      schedule  seed 1, free, bob>relay#1 before ann>relay#1
  exhausted: every order of the events at each peer (timing free, at most 1 loss, no duplicate, no crash, seed 1): 163 states, 199 transitions, 24 endings, 4 outcomes, deepest 13
$ aqua explore race.scenario.toml --strategy pct --runs 20
the first answer wins
  10 × value "yes"
      seed 1, free
  7 × value "no"
      seed 1, free, reply bob:oracle.ask#1 is 1, bob>relay#1 before ann>relay#1
  4 × value "maybe"
      seed 1, free, bob>relay#1 before ann>relay#1, relay>client#2 before client:callbackSrv.response#1
  FAIL call main: returns: in 11 of 21 endings
      at        race.scenario.toml:23
      expected  "yes"
      happened  "maybe"; found `"maybe"`, expected `"yes"`
      outcome   value "maybe"
      shrunk    fails iff bob>relay#1 is handled before ann>relay#1 at relay
      schedule  seed 1, free, bob>relay#1 before ann>relay#1
  not exhausted (timing free, no loss, no duplicate, no crash, seed 1): 21 endings, 3 outcomes, 20 runs at random, deepest 13
$ aqua explore race.scenario.toml --strategy random --runs 20 --timing corners
the first answer wins
  21 × value "yes"
      seed 1
  not exhausted (timing corners, no loss, no duplicate, no crash, seed 1): 21 endings, 1 outcome, 20 runs at random, deepest 13
$ aqua explore "race.scenario.toml::the first answer wins" --states 5 --strategy dfs --format json
{
  "searches": [
    {
      "conclusion": "not exhausted (timing free, no loss, no duplicate, no crash, seed 1): 5 states, 5 transitions, 0 endings, 0 outcomes, 3 choices open, deepest 0",
      "deepest": 0,
      "endings": 0,
      "exhausted": false,
      "failed": false,
      "name": "the first answer wins",
      "never_sometimes": [],
      "open": 3,
      "outcomes": [],
      "passes_without_faults": false,
      "states": 5,
      "transitions": 5,
      "variant": "",
      "violations": []
    }
  ]
}
=== expect stderr ===
$ aqua explore race.scenario.toml
found: call main: returns: seed 1, free, bob>relay#1 before ann>relay#1; making it small
1 case searched in <time>
$ aqua explore race.scenario.toml --faults drop:1 --strategy dfs
found: call main: returns: seed 1, free, bob>relay#1 before ann>relay#1; making it small
1 case searched in <time>
$ aqua explore race.scenario.toml --strategy pct --runs 20
found: call main: returns: seed 1, free, bob>relay#1 before ann>relay#1; making it small
1 case searched in <time>
$ aqua explore race.scenario.toml --strategy random --runs 20 --timing corners
1 case searched in <time>
$ aqua explore "race.scenario.toml::the first answer wins" --states 5 --strategy dfs --format json
1 case searched in <time>
$ aqua test race.scenario.toml --orders
FAIL race.scenario.toml › the first answer wins    seed 1
  orders: call main: returns  race.scenario.toml:23
    expected  "yes"
    happened  "maybe"; found `"maybe"`, expected `"yes"`, in 4 of 8 endings; fails iff bob>relay#1 is handled before ann>relay#1 at relay; schedule: seed 1, free, bob>relay#1 before ann>relay#1
warning[AQ9112]: 2 messages lost: from ann to client at 10ms: not reachable from there

  again     aqua test race.scenario.toml --seed 1
1 case: 0 passed, 1 failed · 2 runs in <time>
=== expect exit ===
1
1
1
0
0
1
