# An error that nobody catches ends with exit code 4 and the place where it was raised.
=== args ===
aqua run main.aqua 'greet("Ada")' --service 'greeter.greet=error:7:disk is broken'
aqua run main.aqua 'greet("Ada")'
aqua run main.aqua 'pick([1, 2], 5)'
=== main.aqua from tests/golden/common/greetings.aqua ===
=== expect stderr ===
$ aqua run main.aqua 'greet("Ada")' --service 'greeter.greet=error:7:disk is broken'
error[AQ9101]: the workflow ended with an error: Local service error, ret_code is 7, error message is '"disk is broken"'
   ┌─ main.aqua:17:13
   │
17 │     text <- Greeter.greet(name)
   │             ^^^^^^^^^^^^^^^^^^^ failed here
   │
 note: error code 10000
 note: on relay

ran greet on 2 peers: 2 hops, 4 service calls, 10ms virtual, seed 1, in <time>
$ aqua run main.aqua 'greet("Ada")'
warning[AQ7110]: no peer offers `greeter.greet`
   ┌─ main.aqua:17:13
   │
17 │     text <- Greeter.greet(name)
   │             ^^^^^^^^^^^^^^^^^^^ called here
   │
 help: `--service 'greeter.greet=REPLY'` describes it

error[AQ9101]: the workflow ended with an error: Local service error, ret_code is 1, error message is '"Service with id 'greeter' not found (function greet)"'
   ┌─ main.aqua:17:13
   │
17 │     text <- Greeter.greet(name)
   │             ^^^^^^^^^^^^^^^^^^^ failed here
   │
 note: error code 10000
 note: on relay

ran greet on 2 peers: 2 hops, 4 service calls, 10ms virtual, seed 1, in <time>
$ aqua run main.aqua 'pick([1, 2], 5)'
error[AQ9101]: the workflow ended with an error: value '[1,2]' does not contain element for idx = '5'
   ┌─ main.aqua:26:6
   │
26 │ func pick(numbers: []u8, at: u32) -> u8:
   │      ^^^^ failed here
   │
 note: error code 10007
 note: on client

ran pick on 1 peer: 0 hops, 3 service calls, 0ms virtual, seed 1, in <time>
=== expect exit ===
4
4
4
