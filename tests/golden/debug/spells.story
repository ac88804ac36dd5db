# A spell that a scenario describes by a function runs in a debugged run, too; its scenario lies in another folder.
=== args ===
aqua run -s look.toml
aqua debug look.toml
=== stdin ===
break ticker.get_u32
run
locals
run
continue
=== p.aqua ===
aqua P declares *

import Spell from "aqua/spells.aqua"

export tick, runs

data Counter:
  n: u32

func tick(n: u32) -> Counter:
  <- Counter(n = n + 1)

service Peer("peer"):
  timeout(ms: u64, message: string) -> string

func runs() -> u32:
  on HOST_PEER_ID:
    waited <- Peer.timeout(5000, "")
    Spell "ticker"
    n <- Spell.get_u32("hw_counter")
  <- n.value
=== worlds/base.toml ===
scenario = 1
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[[spell]]
on = ["relay"]
func = "tick"
alias = "ticker"
values = { n = 0 }
every = "1s"
until = "4s"
[[spell]]
on = ["relay"]
script = "null.air"
alias = "idle"
every = "2s"
until = "3s"
=== worlds/null.air ===
(null)
=== look.toml ===
scenario = 1
program = "p.aqua"
extends = "worlds/base.toml"
[[call]]
func = "runs"
=== expect stdout ===
$ aqua run -s look.toml
4
$ aqua debug look.toml
the beginning: client at p.aqua:16: func runs() -> u32:
> break ticker.get_u32
breakpoint 1: ticker.get_u32
> run
breakpoint 1: relay at p.aqua:20: n <- Spell.get_u32("hw_counter")
> locals
> run
breakpoint 1: relay at p.aqua:20: n <- Spell.get_u32("hw_counter")
> continue
the end: runs gives 4
> 
=== expect stderr ===
$ aqua run -s look.toml
ran runs on 8 peers: 2 hops, 16 service calls, 5.01s virtual, seed 1, in <time>
