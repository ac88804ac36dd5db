# The commands of examples/01-hello/README.md.
=== args ===
aqua run examples/01-hello/hello.aqua 'hello("Ada")'
aqua run examples/01-hello/hello.aqua 'greet("${peer.alice}", "Ada")' -s examples/01-hello/hello.toml -v
=== disk ===
=== expect stdout ===
$ aqua run examples/01-hello/hello.aqua 'hello("Ada")'
"hello, Ada"
$ aqua run examples/01-hello/hello.aqua 'greet("${peer.alice}", "Ada")' -s examples/01-hello/hello.toml -v
"hello, Ada, this is alice"
=== expect stderr ===
$ aqua run examples/01-hello/hello.aqua 'hello("Ada")'
    10ms  client: prints "hello, Ada"
ran hello on 2 peers: 2 hops, 5 service calls, 10ms virtual, seed 1, in <time>
$ aqua run examples/01-hello/hello.aqua 'greet("${peer.alice}", "Ada")' -s examples/01-hello/hello.toml -v
     0ms  client: begins
     5ms  client -> relay  message 1 received
    10ms  relay -> alice  message 1 received
    10ms  alice: greeter.greet("Ada")
    13ms  alice: greeter.greet = "hello, Ada, this is alice"
    18ms  alice -> relay  message 1 received
    23ms  relay -> client  message 1 received
    23ms  client: ends with value
ran greet on 3 peers: 4 hops, 5 service calls, 23ms virtual, seed 1, in <time>
