# Values of streams at the end of a run, as each peer knows them.
=== args ===
aqua test a.scenario.toml -v
aqua test b.scenario.toml
=== p.aqua ===
aqua P declares *

export f

service S("s"):
  get() -> string

func twice(x: string) -> []string:
  seen: *string
  seen <<- x
  seen <- S.get()
  <- seen

func f(peers: []string) -> []string:
  answers: *string
  never: *string
  for peer <- peers:
    on peer via HOST_PEER_ID:
      answers <- S.get()
      both <- twice("t")
  join answers[1]
  <- answers
=== a.scenario.toml ===
scenario = 1
program = "p.aqua"
[peers.ann]
[peers.bob]
[[service]]
id = "s"
[service.function.get]
returns = "${self}"
[[call]]
func = "f"
args = { peers = ["${peer.ann}", "${peer.bob}"] }
[[expect]]
value = { of = "stream:client:answers" }
equals = ["${peer.ann}", "${peer.bob}"]
[[expect]]
value = { of = "stream:ann:answers" }
equals = ["${peer.ann}"]
[[expect]]
value = { of = "stream:bob:seen" }
equals = ["t", "${peer.ann}", "t", "${peer.bob}"]
[[expect]]
value = { of = "stream:relay:answers", at = "[0]" }
equals = { type = "string" }
=== b.scenario.toml ===
scenario = 1
program = "p.aqua"
[peers.ann]
[peers.far]
[[service]]
id = "s"
[service.function.get]
returns = "x"
[[call]]
func = "f"
args = { peers = ["${peer.ann}", "${peer.ann}"] }
[[expect]]
value = { of = "stream:ann:answer" }
length = 1
[[expect]]
value = { of = "stream:ann:answers" }
length = 3
[[expect]]
value = { of = "stream:far:answers" }
every = "x"
=== expect stderr ===
$ aqua test a.scenario.toml -v
pass    a.scenario.toml › a.scenario.toml
1 case: 1 passed · 2 runs in <time>
$ aqua test b.scenario.toml
FAIL b.scenario.toml › b.scenario.toml    seed 1
  stream answer on ann  b.scenario.toml:12
    expected  length 1
    happened  the program has no stream `answer`
  stream answers on ann  b.scenario.toml:15
    expected  length 3
    happened  length 2
  stream answers on far [AQ7024]  b.scenario.toml:18
    expected  every "x"
    happened  there are none (vacuous)
  again     aqua test b.scenario.toml --seed 1
1 case: 0 passed, 1 failed · 2 runs in <time>
=== expect exit ===
0
1
