# The world and the program have to speak of the same services: replies of another type are refused with both places,
# what nobody calls and what nobody offers is told.
=== args ===
aqua run -A all main.aqua 'greet("Ada")' --service 'greeter.greet=1'
aqua run -A all main.aqua 'find("Ada")' -s people.toml
aqua run -A all main.aqua 'find("Ada")' -s good.toml
aqua run -A all main.aqua 'greet("Ada")' -s typo.toml
aqua run -A all main.aqua 'greet("Ada")' -s id.toml
=== main.aqua from tests/golden/common/callbacks.aqua ===
=== people.toml ===
scenario = 1
[[service]]
id = "greeter"
[service.function.find]
cases = [
  { args = ["Ada"], returns = { name = "Ada", age = 300 } },
  { returns = { name = "${arg.0}" } },
]
=== good.toml ===
scenario = 1
[[service]]
id = "greeter"
[service.function.find]
returns = { name = "${arg.0}", age = 36, more = 1 }
=== typo.toml ===
scenario = 1
[[service]]
id = "greeter"
[service.function.great]
returns = "hi"
[[service]]
id = "other"
[service.function.other]
returns = "described for another function of the program"
=== id.toml ===
scenario = 1
[[service]]
id = "greter"
[service.function.greet]
returns = "hi"
=== expect stdout ===
$ aqua run -A all main.aqua 'find("Ada")' -s good.toml
{"age":[36],"more":1,"name":"Ada"}
=== expect stderr ===
$ aqua run -A all main.aqua 'greet("Ada")' --service 'greeter.greet=1'
error[AQ7109]: `greeter.greet` is `1`, and the program declares `string`
   ┌─ <--service>:1:15
   │
 1 │ greeter.greet=1
   │               ^
   │
   ┌─ main.aqua:10:3
   │
10 │   greet(name: string) -> string
   │   ----- declared here
   │

$ aqua run -A all main.aqua 'find("Ada")' -s people.toml
error[AQ7109]: `greeter.find.age` is `300`, and the program declares `u8`
   ┌─ people.toml:6:31
   │
 6 │   { args = ["Ada"], returns = { name = "Ada", age = 300 } },
   │                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^
   │
   ┌─ main.aqua:11:3
   │
11 │   find(name: string) -> Person
   │   ---- declared here
   │

$ aqua run -A all main.aqua 'find("Ada")' -s good.toml
ran find on 1 peer: 0 hops, 3 service calls, 0ms virtual, seed 1, in <time>
$ aqua run -A all main.aqua 'greet("Ada")' -s typo.toml
warning[AQ7110]: no peer offers `greeter.greet`
   ┌─ main.aqua:18:13
   │
18 │     text <- Greeter.greet(name)
   │             ^^^^^^^^^^^^^^^^^^^ called here
   │
 help: `greeter.great` is described

warning[AQ7111]: the program never calls `greeter.great`
  ┌─ typo.toml:4:1
  │
4 │ [service.function.great]
  │ ^^^^^^^^^^^^^^^^^^^^^^^^
  │
 help: it calls `greeter.greet`

error[AQ9101]: the workflow ended with an error: Local service error, ret_code is 1, error message is '"Service with id 'greeter' not found (function greet)"'
   ┌─ main.aqua:18:13
   │
18 │     text <- Greeter.greet(name)
   │             ^^^^^^^^^^^^^^^^^^^ failed here
   │
 note: error code 10000
 note: on relay

ran greet on 2 peers: 2 hops, 4 service calls, 10ms virtual, seed 1, in <time>
$ aqua run -A all main.aqua 'greet("Ada")' -s id.toml
warning[AQ7110]: no peer offers `greeter.greet`
   ┌─ main.aqua:18:13
   │
18 │     text <- Greeter.greet(name)
   │             ^^^^^^^^^^^^^^^^^^^ called here
   │
 help: `greter.greet` is described

warning[AQ7111]: the program never calls `greter.greet`
  ┌─ id.toml:4:1
  │
4 │ [service.function.greet]
  │ ^^^^^^^^^^^^^^^^^^^^^^^^
  │
 help: it calls `greeter.greet`

error[AQ9101]: the workflow ended with an error: Local service error, ret_code is 1, error message is '"Service with id 'greeter' not found (function greet)"'
   ┌─ main.aqua:18:13
   │
18 │     text <- Greeter.greet(name)
   │             ^^^^^^^^^^^^^^^^^^^ failed here
   │
 note: error code 10000
 note: on relay

ran greet on 2 peers: 2 hops, 4 service calls, 10ms virtual, seed 1, in <time>
=== expect exit ===
2
2
0
4
4
