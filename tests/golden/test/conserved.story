# A sum that stays the same: of a result. Where the call is expected to end otherwise, nothing is said about it.
=== args ===
aqua test bank.scenario.toml -v
aqua test wrong.scenario.toml
=== bank.aqua ===
aqua Bank declares *

export move

data Account:
  name: string
  amount: i64

service Bank("bank"):
  transfer(amount: i64)
  accounts() -> []Account

func move(amount: i64) -> []Account:
  on HOST_PEER_ID:
    Bank.transfer(amount)
    accounts <- Bank.accounts()
  <- accounts
=== world.toml ===
scenario = 1
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[[service]]
id = "bank"
on = ["relay"]
[service.function.transfer]
cases = [{ args = [1000], error = { code = 3, message = "not enough" } }, { returns = "null" }]
[service.function.accounts]
returns = [{ name = "ann", amount = 40 }, { name = "bob", amount = 60 }]
=== bank.scenario.toml ===
scenario = 1
program = "bank.aqua"
extends = "world.toml"
[[call]]
func = "move"
args = { amount = 10 }
expect = { outcome = "value" }
[[expect]]
conserved = { sum = "[*].amount", equals = 100 }
[[variant]]
name = "more than there is"
args = { amount = 1000 }
expect = { error = { code = 10000 } }
=== wrong.scenario.toml ===
scenario = 1
program = "bank.aqua"
extends = "world.toml"
[[call]]
func = "move"
args = { amount = 1000 }
[[expect]]
conserved = { sum = "[*].amount", equals = 100 }
[[variant]]
name = "text"
args = { amount = 10 }
[[expect]]
name = "names"
conserved = { sum = "[*].name", equals = 100 }
=== expect stderr ===
$ aqua test bank.scenario.toml -v
pass    bank.scenario.toml › bank.scenario.toml
pass    bank.scenario.toml › bank.scenario.toml › more than there is
2 cases: 2 passed · 4 runs in <time>
$ aqua test wrong.scenario.toml
FAIL wrong.scenario.toml › wrong.scenario.toml    seed 1
  sum of result of call main at [*].amount  wrong.scenario.toml:7
    expected  100
    happened  the call ended with error
  names  wrong.scenario.toml:12
    expected  100
    happened  the call ended with error
error[AQ9101]: the workflow ended with an error: Local service error, ret_code is 3, error message is '"not enough"'
   ┌─ bank.aqua:15:5
   │
15 │     Bank.transfer(amount)
   │     ^^^^^^^^^^^^^^^^^^^^^ failed here
   │
 note: error code 10000
 note: on relay

  again     aqua test wrong.scenario.toml --seed 1
FAIL wrong.scenario.toml › wrong.scenario.toml › text    seed 1
  names  wrong.scenario.toml:12
    expected  100
    happened  not all of them are numbers
  again     aqua test wrong.scenario.toml --seed 1
2 cases: 0 passed, 2 failed · 4 runs in <time>
=== expect exit ===
0
1
