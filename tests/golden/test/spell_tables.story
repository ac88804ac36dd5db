# Spells that a scenario describes: they are there from the start, on nodes and workers, of the scenario and of the one that it extends;
# and what is wrong about them.
=== args ===
aqua test good.scenario.toml -v
aqua run -s good.scenario.toml
aqua test bad.scenario.toml
aqua test unknown.scenario.toml
aqua check missing.toml
=== p.aqua ===
aqua P declares *

import Spell from "aqua/spells.aqua"

export tick, watch, seen, kept

data Counter:
  n: u32

service Sensor("sensor"):
  read() -> u32

func tick(n: u32) -> Counter:
  <- Counter(n = n + 1)

func watch(n: u32) -> Counter:
  value <- Sensor.read()
  <- Counter(n = n + value)

-- What the spell of a peer has come to.
func seen(peer: string, alias: string) -> string:
  on peer via HOST_PEER_ID:
    Spell alias
    n <- Spell.get_string("n")
  <- n.value

func kept(peer: string, alias: string) -> []string:
  lines: *string
  on peer via HOST_PEER_ID:
    Spell alias
    who <- Spell.get_string("who")
    runs <- Spell.get_u32("hw_counter")
    lines <<- who.value
    if runs.value == 0:
      lines <<- "never"
  <- lines
=== base.toml ===
scenario = 1
[limits]
time = "60s"
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[peers.worker]
kind = "worker"
host = "relay"
[peers.ann]
[[service]]
id = "sensor"
on = ["ann", "worker"]
[service.function.read]
returns = 5
[[spell]]
on = ["*"]
func = "tick"
alias = "ticker"
values = { n = 0 }
every = "10s"
at = "5s"
until = "30s"
=== good.scenario.toml ===
scenario = 1
program = "p.aqua"
extends = "base.toml"
[[spell]]
on = ["worker", "ann"]
func = "watch"
alias = "watcher"
values = { n = 0 }
at = "20s"
[[spell]]
on = ["ann"]
func = "tick"
alias = "leaver"
values = { n = 0 }
disconnect = true
from_block = 2
to_block = 2
[[spell]]
on = ["ann"]
func = "tick"
alias = "idle"
values = { n = 0, who = "${peer.ann}" }
[[event]]
every = "8s"
times = 3
do = "block"
[[call]]
id = "relay"
func = "seen"
at = "40s"
args = { peer = "${peer.relay}", alias = "ticker" }
expect = { returns = "3" }
[[call]]
id = "ann"
func = "seen"
at = "40s"
args = { peer = "${peer.ann}", alias = "ticker" }
expect = { returns = "3" }
[[call]]
id = "once"
func = "seen"
at = "40s"
args = { peer = "${peer.worker}", alias = "watcher" }
expect = { returns = "5" }
[[call]]
id = "block"
func = "seen"
at = "40s"
args = { peer = "${peer.ann}", alias = "leaver" }
expect = { returns = "1" }
[[call]]
id = "idle"
func = "kept"
at = "40s"
args = { peer = "${peer.ann}", alias = "idle" }
expect = { returns = ['"${peer.ann}"', "never"] }
[[variant]]
name = "the relay was down, and its disk is empty: the spells that it had at the start begin again"
event = [
  { at = "12s", do = "crash", peer = "relay" },
  { at = "13s", do = "restart", peer = "relay", keep_data = false },
]
expect = { returns = "2" }
=== bad.scenario.toml ===
scenario = 1
program = "p.aqua"
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[peers.room]
kind = "worker"
host = "relay"
vacant = true
[[spell]]
on = ["client", "room", "nobody"]
func = "tick"
values = [1]
every = "1500ms"
at = "10s"
until = "5s"
from_block = 3
to_block = 2
[[spell]]
on = ["relay"]
[[spell]]
on = ["relay"]
func = "tick"
script = "tick.air"
to_block = 1
until = "5s"
[[spell]]
func = "tick"
on = ["relay"]
period = "10s"
every = "100000h"
values = { peer = "${peer.nobody}" }
=== unknown.scenario.toml ===
scenario = 1
program = "p.aqua"
extends = "base.toml"
[[spell]]
on = ["relay"]
func = "tock"
[[call]]
func = "seen"
args = { peer = "${peer.relay}", alias = "ticker" }
=== missing.toml ===
scenario = 1
[[spell]]
on = ["relay"]
script = "nowhere.air"
=== expect stdout ===
$ aqua run -s good.scenario.toml
"3"
=== expect stderr ===
$ aqua test good.scenario.toml -v
pass    good.scenario.toml › good.scenario.toml
pass    good.scenario.toml › good.scenario.toml › the relay was down, and its disk is empty: the spells that it had at the start begin again
2 cases: 2 passed · 4 runs in <time>
$ aqua run -s good.scenario.toml
ran seen on 12 peers: 3 hops, 34 service calls, 40.01s virtual, seed 1, in <time>
$ aqua test bad.scenario.toml
FAIL bad.scenario.toml › bad.scenario.toml
error[AQ7004]: found `client`, expected a node, or a worker that is there from the start
   ┌─ bad.scenario.toml:13:7
   │
13 │ on = ["client", "room", "nobody"]
   │       ^^^^^^^^
   │

error[AQ7004]: found `room`, expected a node, or a worker that is there from the start
   ┌─ bad.scenario.toml:13:17
   │
13 │ on = ["client", "room", "nobody"]
   │                 ^^^^^^
   │

error[AQ7005]: no peer is called `nobody`
   ┌─ bad.scenario.toml:13:25
   │
13 │ on = ["client", "room", "nobody"]
   │                         ^^^^^^^^ unknown peer
   │

error[AQ7003]: `values` is a list, expected a table of values by name
   ┌─ bad.scenario.toml:15:10
   │
15 │ values = [1]
   │          ^^^ expected a table of values by name
   │

error[AQ7004]: found `1500ms`, expected whole seconds, 50 years at most
   ┌─ bad.scenario.toml:16:9
   │
16 │ every = "1500ms"
   │         ^^^^^^^^
   │

error[AQ7004]: found `5000ms`, expected no time before `at`
   ┌─ bad.scenario.toml:18:9
   │
18 │ until = "5s"
   │         ^^^^
   │

error[AQ7004]: found `2`, expected no block before `from_block`
   ┌─ bad.scenario.toml:20:12
   │
20 │ to_block = 2
   │            ^
   │

error[AQ7006]: a spell has no `func` or `script`
   ┌─ bad.scenario.toml:21:1
   │
21 │ [[spell]]
   │ ^^^^^^^^^
   │

error[AQ7006]: a spell has no `every` or `at`
   ┌─ bad.scenario.toml:23:1
   │
23 │ [[spell]]
   │ ^^^^^^^^^
   │

error[AQ7006]: a spell has no `from_block`
   ┌─ bad.scenario.toml:23:1
   │
23 │ [[spell]]
   │ ^^^^^^^^^
   │

error[AQ7009]: `func` and `script` exclude each other
   ┌─ bad.scenario.toml:26:10
   │
26 │ script = "tick.air"
   │          ^^^^^^^^^^
   │

error[AQ7002]: unknown key `period` in a spell
   ┌─ bad.scenario.toml:32:1
   │
32 │ period = "10s"
   │ ^^^^^^ unknown
   │

error[AQ7004]: found `100000h`, expected a duration such as `20ms` or `1.5s`
   ┌─ bad.scenario.toml:33:9
   │
33 │ every = "100000h"
   │         ^^^^^^^^^
   │

error[AQ7005]: no peer is called `nobody`
   ┌─ bad.scenario.toml:34:10
   │
34 │ values = { peer = "${peer.nobody}" }
   │          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown peer
   │

1 case: 0 passed, 1 error · 0 runs in <time>
$ aqua test unknown.scenario.toml
FAIL unknown.scenario.toml › unknown.scenario.toml
error[AQ7102]: `p.aqua` exports no function `tock`
  ┌─ unknown.scenario.toml:6:8
  │
6 │ func = "tock"
  │        ^^^^^^
  │
 help: did you mean `tick`?

1 case: 0 passed, 1 error · 0 runs in <time>
$ aqua check missing.toml
error[AQ9001]: cannot read `nowhere.air`: no such file
  ┌─ missing.toml:4:10
  │
4 │ script = "nowhere.air"
  │          ^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
0
0
2
1
3
