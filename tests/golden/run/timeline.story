# With -v every hop and every service call is told.
=== args ===
aqua run -v main.aqua 'greet("Ada")' --service 'greeter.greet="hi"' --seed 3
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
  join texts[0]
  <- texts

func lost(peer: string) -> string:
  on peer:
    text <- Greeter.greet("x")
  <- text

func ask(confirm: string -> bool) -> bool:
  <- confirm("sure?")
=== expect stdout ===
"hi"
=== expect stderr ===
     0ms  client: begins
     5ms  client -> relay  message 1 received
     5ms  relay: greeter.greet("Ada")
     5ms  relay: greeter.greet = "hi"
    10ms  relay -> client  message 2 received
    10ms  client: ends
ran greet on 2 peers: 2 hops, 4 service calls, 10ms virtual, seed 3, in <time>
