# Calls that cannot be made: each says what is wrong, exit code 2.
=== args ===
aqua run main.aqua
aqua run main.aqua 'gret("Ada")'
aqua run main.aqua 'greet'
aqua run main.aqua 'greet('
aqua run main.aqua 'greet()'
aqua run main.aqua 'greet(1)'
aqua run main.aqua 'greet(name)'
aqua run main.aqua 'greet("${peer.nobody}")'
aqua run main.aqua 'greet(greet("a"))'
aqua run main.aqua 'pick([300], 0)'
aqua run main.aqua 'pick([1], -1)'
aqua run main.aqua 'both(Person(nam = "x"), [])'
aqua run main.aqua 'greet("a")' --data '[1]'
aqua run main.aqua 'greet("a")' --data '{'
aqua run main.aqua 'greet("a")' --data @missing.json
aqua run main.aqua 'greet("a")' --service greeter
aqua run main.aqua 'greet("a")' --service 'greeter.greet=hello'
aqua run main.aqua 'greet("a")' --seed x
aqua run main.aqua 'greet("a")' --ttl soon
aqua run missing.aqua 'greet("a")'
aqua run main.aqua 'greet("a")' -s missing.toml
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
