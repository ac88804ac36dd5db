# A run that has a result says what went wrong beside it: messages that were lost, calls that failed and nobody caught.
=== args ===
aqua run -A all main.aqua 'all(["${peer.bob}", "${peer.cleo}"])' --peer bob --peer cleo --service 'greeter.greet=error:no ink'
aqua run -A all main.aqua 'all(["12D3KooWQkyoE5VHFvn4DrnECzvkWdAaUBBDqSBGcdYvGQMfpGaE"])' --service 'greeter.greet="hi"'
aqua run -A all main.aqua 'race(["${peer.bob}"])' --peer bob --service 'greeter.greet=error:no ink'
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
=== expect stdout ===
[]
[]
[[],"done"]
=== expect stderr ===
warning[AQ9113]: 2 calls failed, and nobody caught it: bob: greeter.greet: no ink
   ┌─ main.aqua:37:16
   │
37 │       texts <- Greeter.greet("x")
   │                ^^^^^^^^^^^^^^^^^^ failed here
   │

ran all on 4 peers: 3 hops, 5 service calls, 2 failed uncaught, 0ms virtual, seed 1, in <time>
warning[AQ9112]: 1 message lost: from relay to 12D3KooWQkyoE5VHFvn4DrnECzvkWdAaUBBDqSBGcdYvGQMfpGaE at 5ms, and there is no such peer

ran all on 2 peers: 1 hop, 3 service calls, 1 message lost, 0ms virtual, seed 1, in <time>
ran race on 3 peers: 4 hops, 4 service calls, 20ms virtual, seed 1, in <time>
