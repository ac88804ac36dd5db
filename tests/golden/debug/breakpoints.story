# Where a run stops: lines, functions, services, arrivals, values that change, troubles; with conditions, counts and texts.
=== args ===
aqua debug pay.toml
=== pay.aqua ===
aqua Pay declares *

export pay

service Bank("bank"):
  move(to: string, amount: u32) -> u32

service Log("log"):
  warn(text: string)

func move(bank: string, to: string, amount: u32) -> u32:
  on bank via HOST_PEER_ID:
    left <- Bank.move(to, amount)
  <- left

func pay(bank: string, names: []string) -> []u32:
  rests: *u32
  for name <- names:
    try:
      rest <- move(bank, name, 5)
      rests <<- rest
    catch e:
      Log.warn(e.message)
  <- rests
=== pay.toml ===
scenario = 1
program = "pay.aqua"

[peers.relay]
kind = "relay"
[peers.client]
kind = "client"
relay = "relay"
[peers.bank]

[[service]]
id = "bank"
on = ["bank"]
function.move.replies = [{ returns = 10 }, { error = { code = 1, message = "no money" } }, { returns = 5 }]
[[service]]
id = "log"
on = ["client"]
function.warn.behaviour = "unit"

[[call]]
func = "pay"
args = { bank = "${peer.bank}", names = ["ann", "bob", "cleo"] }
=== stdin ===
break 12
break move if to == "bob"
break Bank.move hits 3
break @client hits 2
log 20 {name} has {rest}
watch rests
catch error
breakpoints
run
where
next
out
continue
continue
locals
continue
continue
continue
continue
continue
rcontinue
delete 1
delete 77
catch
delete
break nobody
break 900
break @nobody
break
break 12 sometimes
break 12 hits often
catch weather
log 12
watch nothing
print 1 +
print nobody
frobnicate
contine
help
continue
print name
