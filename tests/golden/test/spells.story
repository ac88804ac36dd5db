# A spell in a scenario: what its calls get from other functions, and what is wrong about peers that keep one.
=== args ===
aqua test good.scenario.toml -v
aqua run -s good.scenario.toml
aqua test bad.scenario.toml
aqua test unknown.scenario.toml
aqua test list.scenario.toml
=== p.aqua ===
aqua P declares *

import Spells, every from "aqua/spells.aqua"

export install, tick

data Counter:
  n: u32

func tick(n: u32) -> Counter:
  <- Counter(n = n + 1)

func install(script: string) -> string:
  on HOST_PEER_ID:
    trigger <- every(10)
    id <- Spells.install(script, Counter(n = 0), trigger, ?["ticker"])
  <- id
=== good.scenario.toml ===
scenario = 1
program = "p.aqua"
[limits]
time = "25s"
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
manager = "client"
[[call]]
func = "install"
scripts = { script = "tick" }
[[expect]]
service = { peer = "relay", id = "callbackSrv", function = "response", args = [{ n = 3 }] }
times = 1
[[expect]]
service = { peer = "relay", id = "callbackSrv" }
times = 3
=== bad.scenario.toml ===
scenario = 1
program = "p.aqua"
[peers.client]
kind = "client"
relay = "relay"
manager = "relay"
[peers.relay]
kind = "relay"
manager = "nobody"
vacant = true
deal = "12ab"
[peers.room]
kind = "worker"
host = "relay"
vacant = true
deal = "12ab"
[[call]]
func = "install"
scripts = { script = 7 }
=== unknown.scenario.toml ===
scenario = 1
program = "p.aqua"
[peers.relay]
kind = "relay"
[[call]]
func = "install"
scripts = { script = "tock" }
=== list.scenario.toml ===
scenario = 1
program = "p.aqua"
[peers.relay]
kind = "relay"
[[call]]
func = "install"
args = ["(null)"]
scripts = { script = "tick" }
=== expect stdout ===
$ aqua run -s good.scenario.toml
"9b7f82bb-6acb-4a84-acdf-52571caaeb50"
=== expect stderr ===
$ aqua test good.scenario.toml -v
pass    good.scenario.toml › good.scenario.toml
1 case: 1 passed · 2 runs in <time>
$ aqua run -s good.scenario.toml
ran install on 5 peers: 2 hops, 13 service calls, 10ms virtual, seed 1, in <time>
$ aqua test bad.scenario.toml
FAIL bad.scenario.toml › bad.scenario.toml
error[AQ7004]: found `relay`, expected no manager: only nodes have one
  ┌─ bad.scenario.toml:6:11
  │
6 │ manager = "relay"
  │           ^^^^^^^
  │

error[AQ7005]: no peer is called `nobody`
  ┌─ bad.scenario.toml:9:11
  │
9 │ manager = "nobody"
  │           ^^^^^^^^ unknown peer
  │

error[AQ7004]: found `true`, expected `false`: only rooms for workers are vacant
   ┌─ bad.scenario.toml:10:10
   │
10 │ vacant = true
   │          ^^^^
   │

error[AQ7004]: found `12ab`, expected no deal: only workers have one
   ┌─ bad.scenario.toml:11:8
   │
11 │ deal = "12ab"
   │        ^^^^^^
   │

error[AQ7004]: found `12ab`, expected no deal: whoever makes the worker says it
   ┌─ bad.scenario.toml:11:8
   │
11 │ deal = "12ab"
   │        ^^^^^^
   │

error[AQ7004]: found `12ab`, expected no deal: whoever makes the worker says it
   ┌─ bad.scenario.toml:16:8
   │
16 │ deal = "12ab"
   │        ^^^^^^
   │

error[AQ7003]: `script` is an integer, expected a text
   ┌─ bad.scenario.toml:19:22
   │
19 │ scripts = { script = 7 }
   │                      ^ expected a text
   │

1 case: 0 passed, 1 error · 0 runs in <time>
$ aqua test unknown.scenario.toml
FAIL unknown.scenario.toml › unknown.scenario.toml
error[AQ7102]: `p.aqua` exports no function `tock`
  ┌─ unknown.scenario.toml:7:22
  │
7 │ scripts = { script = "tock" }
  │                      ^^^^^^
  │
 help: did you mean `tick`?

1 case: 0 passed, 1 error · 0 runs in <time>
$ aqua test list.scenario.toml
FAIL list.scenario.toml › list.scenario.toml
error[AQ7004]: found `["(null)"]`, expected a table, beside `scripts`
  ┌─ list.scenario.toml:7:8
  │
7 │ args = ["(null)"]
  │        ^^^^^^^^^^
  │

1 case: 0 passed, 1 error · 0 runs in <time>
=== expect exit ===
0
0
2
1
2
