# A workflow that can never end says who waits for what, with the source line; exit code 5.
=== args ===
aqua run main.aqua 'wait("${peer.bob}")' --peer bob --service 'greeter.greet="hi"'
aqua run main.aqua 'lost("12D3KooWQkyoE5VHFvn4DrnECzvkWdAaUBBDqSBGcdYvGQMfpGaE")' --service 'greeter.greet="hi"'
aqua run main.aqua 'greet("Ada")' --service 'greeter.greet=silent'
=== main.aqua ===
aqua Main declares *

export greet, both, quiet, pick, wait, lost, ask

data Person:
  name: string
  age: ?u8

service Greeter("greeter"):
  greet(name: string) -> string

service Console("run-console"):
  print(text: string)

func greet(name: string) -> string:
  on HOST_PEER_ID:
    text <- Greeter.greet(name)
  <- text

func both(person: Person, numbers: []u8) -> string, ?u8:
  <- person.name, person.age

func quiet(text: string):
  Console.print(text)

func pick(numbers: []u8, at: u32) -> u8:
  <- numbers[at]

func wait(peer: string) -> []string:
  texts: *string
  on peer via HOST_PEER_ID:
    texts <- Greeter.greet("x")
  join texts[2]
  <- texts

func lost(peer: string) -> string:
  on peer:
    text <- Greeter.greet("x")
  <- text

func ask(confirm: string -> bool) -> bool:
  <- confirm("sure?")
=== expect stderr ===
$ aqua run main.aqua 'wait("${peer.bob}")' --peer bob --service 'greeter.greet="hi"'
warning[AQ4021]: element 2 of `texts` is waited for, but 1 value is pushed at most
   ┌─ main.aqua:33:8
   │
30 │   texts: *string
   │   ----- declared here
   ·
33 │   join texts[2]
   │        ^^^^^^^^ waits forever
   │
 note: elements are counted from 0

error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ main.aqua:33:8
   │
33 │   join texts[2]
   │        ^^^^^^^^ client waits for more values in this stream, which has 1: bob answered
   │

ran wait on 3 peers: 4 hops, 3 service calls, 20ms virtual, seed 1, in <time>
$ aqua run main.aqua 'lost("12D3KooWQkyoE5VHFvn4DrnECzvkWdAaUBBDqSBGcdYvGQMfpGaE")' --service 'greeter.greet="hi"'
warning[AQ4021]: element 2 of `texts` is waited for, but 1 value is pushed at most
   ┌─ main.aqua:33:8
   │
30 │   texts: *string
   │   ----- declared here
   ·
33 │   join texts[2]
   │        ^^^^^^^^ waits forever
   │
 note: elements are counted from 0

error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ main.aqua:38:13
   │
38 │     text <- Greeter.greet("x")
   │             ^^^^^^^^^^^^^^^^^^ relay waits for 12D3KooWQkyoE5VHFvn4DrnECzvkWdAaUBBDqSBGcdYvGQMfpGaE, and there is no such peer
   │

ran lost on 2 peers: 1 hop, 2 service calls, 1 message lost, 5ms virtual, seed 1, in <time>
$ aqua run main.aqua 'greet("Ada")' --service 'greeter.greet=silent'
warning[AQ4021]: element 2 of `texts` is waited for, but 1 value is pushed at most
   ┌─ main.aqua:33:8
   │
30 │   texts: *string
   │   ----- declared here
   ·
33 │   join texts[2]
   │        ^^^^^^^^ waits forever
   │
 note: elements are counted from 0

error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ main.aqua:17:13
   │
17 │     text <- Greeter.greet(name)
   │             ^^^^^^^^^^^^^^^^^^^ relay waits for the answer of greeter.greet, which never comes (<--service>:1:15)
   │

ran greet on 2 peers: 1 hop, 3 service calls, 5ms virtual, seed 1, in <time>
=== expect exit ===
5
5
5
