# Calls that cannot be made: each says what is wrong, exit code 2.
=== args ===
aqua run main.aqua
aqua run main.aqua ' '
aqua run main.aqua 'both({"name": "x"}, [])'
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
  join texts[0]
  <- texts

func lost(peer: string) -> string:
  on peer:
    text <- Greeter.greet("x")
  <- text

func ask(confirm: string -> bool) -> bool:
  <- confirm("sure?")
=== expect stderr ===
$ aqua run main.aqua
error: no call, expected for example 'greet("Ada")'
 help: a scenario may have a `[[call]]` as well
$ aqua run main.aqua ' '
error: no call, expected for example 'greet("Ada")'
 help: a scenario may have a `[[call]]` as well
$ aqua run main.aqua 'both({"name": "x"}, [])'
error[AQ0113]: found `{`, but there are no object literals: `--data` gives values to names in the call
  ┌─ <call>:1:6
  │
1 │ both({"name": "x"}, [])
  │      ^
  │

$ aqua run main.aqua 'gret("Ada")'
error[AQ7102]: `main.aqua` exports no function `gret`
  ┌─ <call>:1:1
  │
1 │ gret("Ada")
  │ ^^^^^^^^^^^
  │
 help: did you mean `greet`?

$ aqua run main.aqua 'greet'
error[AQ7101]: this is no call, expected `FUNCTION(ARGUMENTS)`
  ┌─ <call>:1:1
  │
1 │ greet
  │ ^^^^^
  │
 help: for example `greet("Ada", 3)`
 help: did you mean `greet()`?

$ aqua run main.aqua 'greet('
error[AQ0046]: `(` is never closed, expected `)`
  ┌─ <call>:1:6
  │
1 │ greet(
  │      ^ opened here
  │

$ aqua run main.aqua 'greet()'
error[AQ7103]: `greet` takes 1 argument, found 0
  ┌─ <call>:1:1
  │
1 │ greet()
  │ ^^^^^^^
  │
 help: its signature is `greet(name: string) -> string`

$ aqua run main.aqua 'greet(1)'
error[AQ7104]: `name` is `1`, expected `string`
  ┌─ <call>:1:7
  │
1 │ greet(1)
  │       ^
  │

$ aqua run main.aqua 'greet(name)'
error[AQ7106]: `name` has no value
  ┌─ <call>:1:7
  │
1 │ greet(name)
  │       ^^^^ no value
  │
 help: give it with `--data '{"name": ...}'`; texts stand in double quotes

$ aqua run main.aqua 'greet("${peer.nobody}")'
error[AQ7005]: no peer is called `nobody`
  ┌─ <call>:1:7
  │
1 │ greet("${peer.nobody}")
  │       ^^^^^^^^^^^^^^^^ unknown peer
  │
 help: `--peer nobody` adds one

$ aqua run main.aqua 'greet(greet("a"))'
error[AQ7105]: this is no value, expected a literal, a list of literals or a name from the data
  ┌─ <call>:1:7
  │
1 │ greet(greet("a"))
  │       ^^^^^^^^^^
  │
 help: compute it before, or give it a name and its value with `--data`

$ aqua run main.aqua 'pick([300], 0)'
error[AQ7104]: `numbers[0]` is `300`, expected `u8`
  ┌─ <call>:1:6
  │
1 │ pick([300], 0)
  │      ^^^^^
  │

$ aqua run main.aqua 'pick([1], -1)'
error[AQ7104]: `at` is `-1`, expected `u32`
  ┌─ <call>:1:11
  │
1 │ pick([1], -1)
  │           ^^
  │

$ aqua run main.aqua 'both(Person(nam = "x"), [])'
error[AQ7104]: `person.name` is nothing, expected `string`
  ┌─ <call>:1:6
  │
1 │ both(Person(nam = "x"), [])
  │      ^^^^^^^^^^^^^^^^^
  │

$ aqua run main.aqua 'greet("a")' --data '[1]'
error: `--data` is no JSON object, expected values by name
 help: for example --data '{"name": "Ada"}'
$ aqua run main.aqua 'greet("a")' --data '{'
error: `--data` is no JSON: EOF while parsing an object at line 1 column 1
$ aqua run main.aqua 'greet("a")' --data @missing.json
error[AQ9001]: cannot read `missing.json`: no such file

$ aqua run main.aqua 'greet("a")' --service greeter
error: `--service greeter`, expected ID.FUNCTION=REPLY
 help: for example --service 'bank.move=true'
$ aqua run main.aqua 'greet("a")' --service 'greeter.greet=hello'
error: `--service greeter.greet=hello`: `hello` is no reply: expected value at line 1 column 1
 help: expected JSON (texts in double quotes), echo, error:TEXT, error:CODE:TEXT or silent
$ aqua run main.aqua 'greet("a")' --seed x
error: `--seed x`, expected a number
$ aqua run main.aqua 'greet("a")' --ttl soon
error: `--ttl soon`, expected a duration such as `500ms` or `10s`
$ aqua run missing.aqua 'greet("a")'
error[AQ9001]: cannot read `missing.aqua`: no such file

$ aqua run main.aqua 'greet("a")' -s missing.toml
error[AQ9001]: cannot read `missing.toml`: no such file

=== expect exit ===
2
2
2
2
2
2
2
2
2
2
2
2
2
2
2
2
3
2
2
2
2
3
3
