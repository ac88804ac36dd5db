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
extends = "world.toml"

[[call]]
func = "direct"
args = { peer = "${peer.ann}" }
=== silent.toml ===
scenario = 1
extends = "world.toml"

[[call]]
func = "ask"
args = { peer = "${peer.cleo}" }
=== cut.toml ===
scenario = 1
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
extends = "world.toml"

[[event]]
at = "15ms"
do = "crash"
peer = "client"

[[call]]
func = "ask"
args = { peer = "${peer.ann}" }
