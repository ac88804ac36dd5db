# The result is JSON on stdout; several results are a list; no result prints nothing.
=== args ===
aqua run main.aqua 'greet("Ada")' --service 'greeter.greet="hi"'
aqua run main.aqua 'both(Person(name = "Ada", age = 7), [1, 2])'
aqua run main.aqua 'both(p, [])' --data '{"p": {"name": "Bob"}}'
aqua run main.aqua 'quiet("hello")'
aqua run main.aqua 'ask()'
=== main.aqua from tests/golden/common/greetings.aqua ===
=== expect stdout ===
$ aqua run main.aqua 'greet("Ada")' --service 'greeter.greet="hi"'
"hi"
$ aqua run main.aqua 'both(Person(name = "Ada", age = 7), [1, 2])'
["Ada",[7]]
$ aqua run main.aqua 'both(p, [])' --data '{"p": {"name": "Bob"}}'
["Bob",[]]
=== expect stderr ===
$ aqua run main.aqua 'greet("Ada")' --service 'greeter.greet="hi"'
ran greet on 2 peers: 2 hops, 4 service calls, 10ms virtual, seed 1, in <time>
$ aqua run main.aqua 'both(Person(name = "Ada", age = 7), [1, 2])'
ran both on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
$ aqua run main.aqua 'both(p, [])' --data '{"p": {"name": "Bob"}}'
ran both on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
$ aqua run main.aqua 'quiet("hello")'
     0ms  client: prints "hello"
ran quiet on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
$ aqua run main.aqua 'ask()'
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
