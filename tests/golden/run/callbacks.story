# What parameters of function type answer: options, scenarios, and a refusal where types do not fit. Without an answer
# the call fails; without results nothing needs to be said.
=== args ===
aqua run -A all main.aqua 'ask()'
aqua run -A all main.aqua 'ask()' --callback 'confirm=true'
aqua run -A all main.aqua 'ask()' --callback 'confirm="yes"'
aqua run -A all main.aqua 'ask()' --callback 'confirm=error:no, thanks'
aqua run -A all main.aqua 'ask()' --callback 'confrm=true'
aqua run -A all main.aqua 'ask()' --callback confirm
aqua run -A all main.aqua 'ask()' --callback 'confirm=yes'
aqua run -A all main.aqua 'ask()' --service 'callbackSrv.confirm=false'
aqua run -A all main.aqua 'ask()' --service 'callbackSrv.confirm=0'
aqua run -A all main.aqua 'tell()'
aqua run -A all main.aqua -s call.toml
aqua run -A all main.aqua -s type.toml
aqua run -A all main.aqua -s name.toml
aqua run -A all main.aqua 'tell()' -s name.toml
=== main.aqua ===
aqua Main declares *

export greet, find, ask, tell, all, race

data Person:
  name: string
  age: ?u8

service Greeter("greeter"):
  greet(name: string) -> string
  find(name: string) -> Person

service Other("other"):
  other() -> string

func greet(name: string) -> string:
  on HOST_PEER_ID:
    text <- Greeter.greet(name)
  <- text

func find(name: string) -> Person:
  <- Greeter.find(name)

func other() -> string:
  <- Other.other()

func ask(confirm: string -> bool) -> bool:
  <- confirm("sure?")

func tell(show: string -> ()):
  show("hello")

func all(peers: []string) -> []string:
  texts: *string
  for peer <- peers par:
    on peer via HOST_PEER_ID:
      texts <- Greeter.greet("x")
  <- texts

func race(peers: []string) -> []string, string:
  texts: *string
  for peer <- peers:
    try:
      on peer via HOST_PEER_ID:
        texts <- Greeter.greet("x")
  <- texts, "done"
=== call.toml ===
scenario = 1
[[call]]
func = "ask"
[call.callbacks.confirm]
cases = [{ args = ["sure?"], returns = true }]
=== type.toml ===
scenario = 1
[[call]]
func = "ask"
callbacks.confirm.replies = [{ returns = true }, { returns = 1 }]
=== name.toml ===
scenario = 1
[[call]]
func = "ask"
callbacks.show.returns = 1
=== expect stdout ===
true
false
true
=== expect stderr ===
error[AQ9101]: the workflow ended with an error: Local service error, ret_code is 1, error message is '"nothing says what the callback `confirm` answers"'
   ┌─ main.aqua:28:6
   │
28 │   <- confirm("sure?")
   │      ^^^^^^^^^^^^^^^^ failed here
   │
 note: error code 10000
 note: on client

warning[AQ9114]: nothing says what the callback `confirm` answers
 help: `--callback 'confirm=REPLY'` does, or `callbacks.confirm` in the `[[call]]` of a scenario

ran ask on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
ran ask on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
error[AQ7109]: `confirm` is a string, and the program declares `bool`
   ┌─ <--callback>:1:9
   │
 1 │ confirm="yes"
   │         ^^^^^
   │
   ┌─ main.aqua:27:10
   │
27 │ func ask(confirm: string -> bool) -> bool:
   │          ------- declared here
   │

error[AQ9101]: the workflow ended with an error: Local service error, ret_code is 1, error message is '"no, thanks"'
   ┌─ main.aqua:28:6
   │
28 │   <- confirm("sure?")
   │      ^^^^^^^^^^^^^^^^ failed here
   │
 note: error code 10000
 note: on client

ran ask on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
error[AQ7108]: `ask` has no parameter `confrm` of function type
  ┌─ <--callback>:1:1
  │
1 │ confrm=true
  │ ^^^^^^
  │
 help: did you mean `confirm`?

error: `--callback confirm`, expected NAME=REPLY
 help: for example --callback 'confirm=true'
error: `--callback confirm=yes`: `yes` is no reply: expected value at line 1 column 1
 help: expected JSON (texts in double quotes), echo, error:TEXT, error:CODE:TEXT or silent
ran ask on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
error[AQ7109]: `confirm` is `0`, and the program declares `bool`
   ┌─ <--service>:1:21
   │
 1 │ callbackSrv.confirm=0
   │                     ^
   │
   ┌─ main.aqua:27:10
   │
27 │ func ask(confirm: string -> bool) -> bool:
   │          ------- declared here
   │

ran tell on 1 peer: 0 hops, 1 service call, 0ms virtual, seed 1, in <time>
ran ask on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
error[AQ7109]: `confirm` is `1`, and the program declares `bool`
   ┌─ type.toml:4:62
   │
 4 │ callbacks.confirm.replies = [{ returns = true }, { returns = 1 }]
   │                                                              ^
   │
   ┌─ main.aqua:27:10
   │
27 │ func ask(confirm: string -> bool) -> bool:
   │          ------- declared here
   │

error[AQ7108]: `ask` has no parameter `show` of function type
  ┌─ name.toml:4:11
  │
4 │ callbacks.show.returns = 1
  │           ^^^^
  │
 help: its signature is `ask(confirm: string -> bool) -> bool`

ran tell on 1 peer: 0 hops, 1 service call, 0ms virtual, seed 1, in <time>
=== expect exit ===
4
0
2
4
2
2
2
0
2
0
0
2
2
0
