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
=== main.aqua from tests/golden/common/callbacks.aqua ===
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
$ aqua run -A all main.aqua 'ask()' --callback 'confirm=true'
true
$ aqua run -A all main.aqua 'ask()' --service 'callbackSrv.confirm=false'
false
$ aqua run -A all main.aqua -s call.toml
true
=== expect stderr ===
$ aqua run -A all main.aqua 'ask()'
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
$ aqua run -A all main.aqua 'ask()' --callback 'confirm=true'
ran ask on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
$ aqua run -A all main.aqua 'ask()' --callback 'confirm="yes"'
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

$ aqua run -A all main.aqua 'ask()' --callback 'confirm=error:no, thanks'
error[AQ9101]: the workflow ended with an error: Local service error, ret_code is 1, error message is '"no, thanks"'
   ┌─ main.aqua:28:6
   │
28 │   <- confirm("sure?")
   │      ^^^^^^^^^^^^^^^^ failed here
   │
 note: error code 10000
 note: on client

ran ask on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
$ aqua run -A all main.aqua 'ask()' --callback 'confrm=true'
error[AQ7108]: `ask` has no parameter `confrm` of function type
  ┌─ <--callback>:1:1
  │
1 │ confrm=true
  │ ^^^^^^
  │
 help: did you mean `confirm`?

$ aqua run -A all main.aqua 'ask()' --callback confirm
error: `--callback confirm`, expected NAME=REPLY
 help: for example --callback 'confirm=true'
$ aqua run -A all main.aqua 'ask()' --callback 'confirm=yes'
error: `--callback confirm=yes`: `yes` is no reply: expected value at line 1 column 1
 help: expected JSON (texts in double quotes), echo, error:TEXT, error:CODE:TEXT or silent
$ aqua run -A all main.aqua 'ask()' --service 'callbackSrv.confirm=false'
ran ask on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
$ aqua run -A all main.aqua 'ask()' --service 'callbackSrv.confirm=0'
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

$ aqua run -A all main.aqua 'tell()'
ran tell on 1 peer: 0 hops, 1 service call, 0ms virtual, seed 1, in <time>
$ aqua run -A all main.aqua -s call.toml
ran ask on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
$ aqua run -A all main.aqua -s type.toml
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

$ aqua run -A all main.aqua -s name.toml
error[AQ7108]: `ask` has no parameter `show` of function type
  ┌─ name.toml:4:11
  │
4 │ callbacks.show.returns = 1
  │           ^^^^
  │
 help: its signature is `ask(confirm: string -> bool) -> bool`

$ aqua run -A all main.aqua 'tell()' -s name.toml
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
