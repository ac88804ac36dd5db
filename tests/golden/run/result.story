# The result is JSON on stdout; several results are a list; no result prints nothing.
=== args ===
aqua run main.aqua 'greet("Ada")' --service 'greeter.greet="hi"'
aqua run main.aqua 'both(Person(name = "Ada", age = 7), [1, 2])'
aqua run main.aqua 'both(p, [])' --data '{"p": {"name": "Bob"}}'
aqua run main.aqua 'quiet("hello")'
aqua run main.aqua 'ask()'
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
["Ada",[7]]
["Bob",[]]
=== expect stderr ===
ran greet on 2 peers: 2 hops, 4 service calls, 10ms virtual, seed 1, in <time>
ran both on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
ran both on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
     0ms  client: prints "hello"
ran quiet on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
error[AQ9101]: the workflow ended with an error: Local service error, ret_code is 1, error message is '"nothing says what the callback `confirm` answers"'
   ┌─ main.aqua:42:6
   │
42 │   <- confirm("sure?")
   │      ^^^^^^^^^^^^^^^^ failed here
   │
 note: error code 10000
 note: on client

warning[AQ9114]: nothing says what the callback `confirm` answers
 help: `--callback 'confirm=REPLY'` does, or `callbacks.confirm` in the `[[call]]` of a scenario

ran ask on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
=== expect exit ===
0
0
0
0
4
