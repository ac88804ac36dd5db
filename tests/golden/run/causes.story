# Why a workflow is stuck: what happened, when, and where the scenario says so.
=== args ===
aqua run -q -s lost.toml
aqua run -q -s crashed.toml
aqua run -q -s refused.toml
aqua run -q -s late.toml
aqua run -q -s far.toml
aqua run -q -s silent.toml
aqua run -q -s cut.toml
aqua run -q -s join.toml
aqua run -q -s caller.toml
=== main.aqua ===
aqua Main

export ask, all, direct

service Voter("voter"):
    choose() -> string

func ask(peer: string) -> string:
    on peer via HOST_PEER_ID:
        x <- Voter.choose()
    <- x

func direct(peer: string) -> string:
    on peer:
        x <- Voter.choose()
    <- x

func all(peers: []string) -> []string:
    got: *string
    on HOST_PEER_ID:
        for p <- peers par:
            on p:
                try:
                    got <- Voter.choose()
        join got[3]
    <- got
=== world.toml ===
scenario = 1
program = "main.aqua"

[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[peers.ann]
[peers.bob]
[peers.cleo]
[peers.dan]

[[service]]
id = "voter"
on = ["dan"]
[service.function.choose]
error = { code = 3, message = "no" }

[[service]]
id = "voter"
on = ["cleo"]
[service.function.choose]
silent = true

[[service]]
id = "voter"
[service.function.choose]
returns = "yes"
takes = "20ms"
=== lost.toml ===
scenario = 1
program = "main.aqua"
extends = "world.toml"

[[event]]
at = "0ms"
do = "drop_next"
from = ["ann"]
to = ["relay"]

[[call]]
func = "ask"
args = { peer = "${peer.ann}" }
=== crashed.toml ===
scenario = 1
program = "main.aqua"
extends = "world.toml"

[[event]]
at = "15ms"
do = "crash"
peer = "ann"

[[event]]
at = "40ms"
do = "restart"
peer = "ann"

[[call]]
func = "ask"
args = { peer = "${peer.ann}" }
=== refused.toml ===
scenario = 1
program = "main.aqua"
extends = "world.toml"

[[event]]
at = "0ms"
do = "corrupt_next"
part = "value"
from = ["ann"]
to = ["relay"]

[[call]]
func = "ask"
args = { peer = "${peer.ann}" }
=== late.toml ===
scenario = 1
program = "main.aqua"
extends = "world.toml"

[[event]]
at = "0ms"
do = "clock_skew"
peer = "ann"
by = "3m"

[[call]]
func = "ask"
args = { peer = "${peer.ann}" }
=== far.toml ===
scenario = 1
program = "main.aqua"
extends = "world.toml"

[[call]]
func = "direct"
args = { peer = "${peer.ann}" }
=== silent.toml ===
scenario = 1
program = "main.aqua"
extends = "world.toml"

[[call]]
func = "ask"
args = { peer = "${peer.cleo}" }
=== cut.toml ===
scenario = 1
program = "main.aqua"
extends = "world.toml"

[[event]]
at = "1ms"
do = "partition"
groups = [["client", "relay"], ["ann"]]
until = "900ms"

[[call]]
func = "ask"
args = { peer = "${peer.ann}" }
=== join.toml ===
scenario = 1
program = "main.aqua"
extends = "world.toml"

[[event]]
at = "0ms"
do = "drop_next"
from = ["bob"]
to = ["relay"]

[[call]]
func = "all"
args = { peers = ["${peer.ann}", "${peer.bob}", "${peer.cleo}", "${peer.dan}"] }
=== caller.toml ===
scenario = 1
program = "main.aqua"
extends = "world.toml"

[[event]]
at = "15ms"
do = "crash"
peer = "client"

[[call]]
func = "ask"
args = { peer = "${peer.ann}" }
=== expect stdout ===
$ aqua run -q -s far.toml
"yes"
=== expect stderr ===
$ aqua run -q -s lost.toml
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
  ┌─ main.aqua:9:5
  │
9 │     on peer via HOST_PEER_ID:
  │     ^^^^^^^^^^^^^^^^^^^^^^^^^ ann waits for relay; ann>relay#1, which carried voter.choose = "yes", was lost at 30ms: dropped by an event (lost.toml:5:1); nobody sends it again (up to line 10)
  │

$ aqua run -q -s crashed.toml
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ main.aqua:10:14
   │
10 │         x <- Voter.choose()
   │              ^^^^^^^^^^^^^^ relay waits for ann, which crashed at 15ms (crashed.toml:5:1)
   │
 note: ann waits for the answer of voter.choose; the peer crashed at 15ms (crashed.toml:5:1) before the answer came, and nobody asks again

$ aqua run -q -s refused.toml
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
 note: the interpreter of relay failed with 8: Value mismatch in the "air_interpreter_data::raw_value::RawValue" store for CID "bagaaihraaxd2iq3vfup76vpj5fpfrlaujxt7pask4goy3qo2d2g6rcenrgvq"
 note: client waits for relay; relay refused what ann sent at 35ms with code 8, and what is waited for was in there

$ aqua run -q -s late.toml
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ main.aqua:10:14
   │
10 │         x <- Voter.choose()
   │              ^^^^^^^^^^^^^^ relay waits for ann; the message from relay came 60.01s after the end of the particle by the clock of ann, which is 3m ahead
   │

$ aqua run -q -s silent.toml
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ main.aqua:10:14
   │
10 │         x <- Voter.choose()
   │              ^^^^^^^^^^^^^^ cleo waits for the answer of voter.choose, which never comes (world.toml:23:1)
   │

$ aqua run -q -s cut.toml
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ main.aqua:10:14
   │
10 │         x <- Voter.choose()
   │              ^^^^^^^^^^^^^^ relay waits for ann; relay>ann#1 was lost at 5ms: partition until 900ms (cut.toml:5:1); nobody sends it again
   │

$ aqua run -q -s join.toml
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ main.aqua:24:28
   │
24 │                     got <- Voter.choose()
   │                            ^^^^^^^^^^^^^^ bob waits for relay; bob>relay#1, which carried voter.choose = "yes", was lost at 30ms: dropped by an event (join.toml:5:1); nobody sends it again
25 │         join got[3]
   │              ------ bob waits for relay; bob>relay#1, which carried voter.choose = "yes", was lost at 30ms: dropped by an event (join.toml:5:1); nobody sends it again
   │
 note: cleo waits for the answer of voter.choose, which never comes (world.toml:23:1)

$ aqua run -q -s caller.toml
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
  ┌─ main.aqua:8:6
  │
8 │ func ask(peer: string) -> string:
  │      ^^^ client crashed at 15ms, and with it whoever waited for the result
  │

warning[AQ9112]: 1 message lost: from relay to client at 40ms: the peer is down

=== expect exit ===
5
5
5
5
0
5
5
5
5
