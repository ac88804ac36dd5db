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
=== expect stdout ===
the beginning: client at pay.aqua:16: func pay(bank: string, names: []string) -> []u32:
> break 12
breakpoint 1: pay.aqua:13
> break move if to == "bob"
breakpoint 2: move if to == "bob"
> break Bank.move hits 3
breakpoint 3: bank.move hits 3
> break @client hits 2
breakpoint 4: @client hits 2
> log 20 {name} has {rest}
breakpoint 5: pay.aqua:21 tells {name} has {rest}
> watch rests
breakpoint 6: watch rests
> catch error
stops at: error
> breakpoints
1: pay.aqua:13
2: move if to == "bob"
3: bank.move hits 3
4: @client hits 2
5: pay.aqua:21 tells {name} has {rest}
6: watch rests
> run
breakpoint 1: bank at pay.aqua:13: left <- Bank.move(to, amount)
> where
bank: bank asks bank.move
  in move at pay.aqua:13: left <- Bank.move(to, amount)
  in pay at pay.aqua:20: rest <- move(bank, name, 5)
  AIR: call d ("bank" "move") [c 5] f
  particle 0 of pay, life time 2m
  time 5ms
> next
ann has 10
breakpoint 6: relay at pay.aqua:21: rests <<- rest
> out
breakpoint 1, 2: bank at pay.aqua:13: left <- Bank.move(to, amount)
> continue
bank.move on bank fails: "no money"
bank at pay.aqua:13: left <- Bank.move(to, amount)
> continue
breakpoint 1, 3: bank at pay.aqua:13: left <- Bank.move(to, amount)
> locals
bank = "bank"
to = "cleo"
amount = 5
> continue
cleo has 5
breakpoint 6: relay at pay.aqua:21: rests <<- rest
> continue
breakpoint 4: relay -> client  message 2 received
> continue
the end: pay gives [10,5]
> continue
the end: pay gives [10,5]
> continue
the end: pay gives [10,5]
> rcontinue
breakpoint 4: relay -> client  message 2 received
> delete 1
> delete 77
there is no breakpoint 77
> catch
stops at nothing that goes wrong
> delete
> break nobody
the run enters no function `nobody`
> break 900
nothing is executed from line 900 on
> break @nobody
no peer is called `nobody`
> break
where? [FILE:]LINE, a function, service.function, or @peer
> break 12 sometimes
found `sometimes`, expected `if CONDITION` or `hits N`
> break 12 hits often
`often` counts no hits, expected for example `3`, `>= 3` or `% 3`
> catch weather
found `weather`, expected error, uncaught, lost, refused or stuck
> log 12
no text, for example log 12 {x}
> watch nothing
the run has no variable `nothing`
> print 1 +
found the end of the file in the value, expected a value
> print nobody
`nobody` has no value here
> frobnicate
no command is called `frobnicate`; `help` shows them
> contine
no command is called `contine`; did you mean `continue`?
> help
break, b WHERE [if CONDITION] [hits N]   stop at [FILE:]LINE, a function, service.function or @peer
log WHERE TEXT                           tell the text there, with expressions in {braces}, and go on
watch NAME                               stop where a stream or variable gets a value
catch [KIND...]                          stop at error, uncaught, lost, refused, stuck; without any: at none
delete [NUMBER]                          take away a breakpoint, or all
breakpoints                              show what was set
run, r                                   from the beginning to the first stop
continue, c                              to the next stop
step, s                                  to the next statement, on whatever peer
next, n                                  to the next statement of this peer: over hops and functions
out, o                                   until the `on` around is left, or the function
back                                     to the statement before, on whatever peer
rcontinue, rc                            back to the stop before
print, p EXPRESSION                      the value of an Aqua expression here
locals, l                                all that has a value here
streams                                  the streams here, by generation
where, w                                 functions around, the instruction, the particle, the clock
peers                                    what each peer did last, and what it waits for
list                                     the lines around
help, h                                  this list
quit, q                                  end
> continue
the end: pay gives [10,5]
> print name
the end: pay gives [10,5]; `back` goes back
> 
