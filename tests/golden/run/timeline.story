# With -v every hop and every service call is told.
=== args ===
aqua run -v main.aqua 'greet("Ada")' --service 'greeter.greet="hi"' --seed 3
=== main.aqua from tests/golden/common/greetings.aqua ===
=== expect stdout ===
"hi"
=== expect stderr ===
     0ms  client: begins
     5ms  client -> relay  message 1 received
     5ms  relay: greeter.greet("Ada")
     5ms  relay: greeter.greet = "hi"
    10ms  relay -> client  message 1 received
    10ms  client: ends with value
ran greet on 2 peers: 2 hops, 4 service calls, 10ms virtual, seed 3, in <time>
