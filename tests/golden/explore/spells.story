# A search in a world with spells: what a clock starts has a name in schedules, and so has a call.
=== args ===
aqua explore count.scenario.toml --strategy random --runs 4
=== count.aqua ===
aqua Count declares *

import Spells, Spell, every from "aqua/spells.aqua"

export install, tick, seen

data Counter:
  n: u32

func tick(n: u32) -> Counter:
  <- Counter(n = n + 1)

func install(script: string) -> string:
  on HOST_PEER_ID:
    trigger <- every(10)
    id <- Spells.install(script, Counter(n = 0), trigger, ?["ticker"])
  <- id

func seen() -> string:
  on HOST_PEER_ID:
    Spell "ticker"
    n <- Spell.get_string("n")
  <- n.value
=== count.scenario.toml ===
scenario = 1
name = "a spell counts"
program = "count.aqua"

[limits]
time = "30s"

[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
manager = "client"

[[call]]
id = "look"
func = "seen"
at = "15s"
expect = { returns = "2" }
[[call]]
id = "install"
func = "install"
scripts = { script = "tick" }
=== expect stdout ===
a spell counts
  1 × budget; error "Local service error, ret_code is 1, error message is '\"Service with id 'ticker' not found (function get_string)\"'"
      seed 1, free, @look#1 before client:getDataSrv.-relay-#1, client:getDataSrv.-relay-#2 before client:getDataSrv.-relay-#1, relay>client#1 before client:getDataSrv.-relay-#1, client:errorHandlingSrv.error#1 before client:getDataSrv.-relay-#1
  1 × error "Local service error, ret_code is 1, error message is '\"Service with id 'ticker' not found (function get_string)\"'"; value "9b7f82bb-6acb-4a84-acdf-52571caaeb50"
      seed 1, free, @look#1 before @install#1, client:getDataSrv.-relay-#1 before @install#1, relay>client#1 before client:getDataSrv.script#1, client:errorHandlingSrv.error#1 before client:getDataSrv.script#1
  1 × value "0"; value "9b7f82bb-6acb-4a84-acdf-52571caaeb50"
      seed 1, free, @look#1 before @install#1, client>relay#2 before client>relay#1, client>relay#1 before relay:spell.install#1, relay:spell.install#1 before relay:ticker.get_string#1
  1 × value "9b7f82bb-6acb-4a84-acdf-52571caaeb50"; error "Local service error, ret_code is 1, error message is '\"Service with id 'ticker' not found (function get_string)\"'"
      seed 1, free, @look#1 before client:getDataSrv.script#1, client>relay#2 before client>relay#1, client>relay#1 before relay:ticker.get_string#1, relay:ticker.get_string#1 before relay:spell.install#1, relay>client#2 before client:errorHandlingSrv.error#1
  1 × value "9b7f82bb-6acb-4a84-acdf-52571caaeb50"; value "2"
      seed 1, free
  FAIL call look: outcome: in 3 of 5 endings
      at        count.scenario.toml:19
      expected  outcome value
      happened  error {"error_code":10000,"instruction":"call a (\"ticker\" \"get_string\") [\"n\"] b","message":"Local service error, ret_code is 1, error message is '\"Service with id 'ticker' not found (function get_string)\"'","peer_id":"relay"}
      outcome   value "9b7f82bb-6acb-4a84-acdf-52571caaeb50"; error "Local service error, ret_code is 1, error message is '\"Service with id 'ticker' not found (function get_string)\"'"
      shrunk    fails iff client:errorHandlingSrv.error#1 is handled before client:getDataSrv.script#1 at client
      schedule  seed 1, free, client:errorHandlingSrv.error#1 before client:getDataSrv.script#1
  FAIL call look: returns: in 1 of 5 endings
      at        count.scenario.toml:19
      expected  "2"
      happened  "0"; found `"0"`, expected `"2"`
      outcome   value "0"; value "9b7f82bb-6acb-4a84-acdf-52571caaeb50"
      shrunk    fails iff @look#1 is handled before @install#1, and client>relay#2 is handled before client>relay#1 at relay
      schedule  seed 1, free, @look#1 before @install#1, client>relay#2 before client>relay#1
  not exhausted (timing free, no loss, no duplicate, no crash, seed 1): 5 endings, 5 outcomes, 4 runs at random, deepest 25, 1 ending by a limit of the scenario
=== expect stderr ===
found: call look: outcome: seed 1, free, @look#1 before @install#1, client:getDataSrv.-relay-#1 before @install#1, relay>client#1 before client:getDataSrv.script#1, client:errorHandlingSrv.error#1 before client:getDataSrv.script#1; making it small
found: call look: returns: seed 1, free, @look#1 before @install#1, client>relay#2 before client>relay#1, client>relay#1 before relay:spell.install#1, relay:spell.install#1 before relay:ticker.get_string#1; making it small
1 case searched in <time>
=== expect exit ===
1
