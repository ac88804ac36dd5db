# A run that has a result says what went wrong beside it: messages that were lost, calls that failed and nobody caught.
=== args ===
aqua run -A all main.aqua 'all(["${peer.bob}", "${peer.cleo}"])' --peer bob --peer cleo --service 'greeter.greet=error:no ink'
aqua run -A all main.aqua 'all(["12D3KooWQkyoE5VHFvn4DrnECzvkWdAaUBBDqSBGcdYvGQMfpGaE"])' --service 'greeter.greet="hi"'
aqua run -A all main.aqua 'race(["${peer.bob}"])' --peer bob --service 'greeter.greet=error:no ink'
=== main.aqua from tests/golden/common/callbacks.aqua ===
=== expect stdout ===
$ aqua run -A all main.aqua 'all(["${peer.bob}", "${peer.cleo}"])' --peer bob --peer cleo --service 'greeter.greet=error:no ink'
[]
$ aqua run -A all main.aqua 'all(["12D3KooWQkyoE5VHFvn4DrnECzvkWdAaUBBDqSBGcdYvGQMfpGaE"])' --service 'greeter.greet="hi"'
[]
$ aqua run -A all main.aqua 'race(["${peer.bob}"])' --peer bob --service 'greeter.greet=error:no ink'
[[],"done"]
=== expect stderr ===
$ aqua run -A all main.aqua 'all(["${peer.bob}", "${peer.cleo}"])' --peer bob --peer cleo --service 'greeter.greet=error:no ink'
warning[AQ9113]: 2 calls failed, and nobody caught it: bob: greeter.greet: no ink
   ┌─ main.aqua:37:16
   │
37 │       texts <- Greeter.greet("x")
   │                ^^^^^^^^^^^^^^^^^^ failed here
   │

ran all on 4 peers: 3 hops, 5 service calls, 2 failed uncaught, 0ms virtual, seed 1, in <time>
$ aqua run -A all main.aqua 'all(["12D3KooWQkyoE5VHFvn4DrnECzvkWdAaUBBDqSBGcdYvGQMfpGaE"])' --service 'greeter.greet="hi"'
warning[AQ9112]: 1 message lost: from relay to 12D3KooWQkyoE5VHFvn4DrnECzvkWdAaUBBDqSBGcdYvGQMfpGaE at 5ms: no such peer

ran all on 2 peers: 1 hop, 3 service calls, 1 message lost, 0ms virtual, seed 1, in <time>
$ aqua run -A all main.aqua 'race(["${peer.bob}"])' --peer bob --service 'greeter.greet=error:no ink'
ran race on 3 peers: 4 hops, 4 service calls, 20ms virtual, seed 1, in <time>
