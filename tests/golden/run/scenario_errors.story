# Errors in scenarios, and limits of runs.
=== args ===
aqua run main.aqua 'f("Ada")' -s syntax.toml
aqua run main.aqua 'f("Ada")' -s value.toml
aqua run main.aqua 'f("Ada")' -s missing.toml
aqua run main.aqua 'f("Ada")' -s later.toml
aqua run main.aqua 'f("Ada")' -s version.toml
aqua run main.aqua 'f("Ada")' -s exclusive.toml
aqua run main.aqua 'f("Ada")' -s placeholder.toml
aqua run main.aqua 'f("Ada")' -s relay.toml
aqua run main.aqua 'f("Ada")' -s json.toml
aqua run main.aqua 'f("Ada")' -s same.toml
aqua run main.aqua -s argument.toml
aqua run main.aqua 'f("Ada")' -s slow.toml --ttl 10ms
aqua run main.aqua 'f("Ada")' -s steps.toml
=== main.aqua ===
aqua Main

export f, g

service Greeter("greeter"):
  greet(name: string) -> string

func f(name: string) -> string:
  text <- Greeter.greet(name)
  <- text

func g(confirm: string -> bool) -> bool:
  <- confirm("sure?")
=== syntax.toml ===
scenario = 
=== value.toml ===
scenario = 1
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[network]
latency = "fast"
=== missing.toml ===
scenario = 1
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[[service]]
=== later.toml ===
scenario = 1
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[[service]]
id = "greeter"
wasm = { module = "greeter.wasm" }
=== version.toml ===
scenario = 2
=== exclusive.toml ===
scenario = 1
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[[service]]
id = "greeter"
[service.function.greet]
returns = "a"
silent = true
=== placeholder.toml ===
scenario = 1
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[[service]]
id = "greeter"
[service.function.greet]
returns = "${arg.x}"
=== relay.toml ===
scenario = 1
[peers.a]
relay = "a"
=== json.toml ===
scenario = 1
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[[service]]
id = "greeter"
[service.function.greet]
returns = { json = "[1" }
=== same.toml ===
scenario = 1
[peers.a]
key = "4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi"
[peers.b]
key = "4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi"
=== argument.toml ===
scenario = 1
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[[service]]
id = "greeter"
[service.function.greet]
returns = "a"
[[call]]
func = "f"
args = { nam = "x" }
=== slow.toml ===
scenario = 1
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[[service]]
id = "greeter"
[service.function.greet]
returns = "a"
takes = "1h"
=== steps.toml ===
scenario = 1
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[limits]
steps = 1
[[service]]
id = "greeter"
[service.function.greet]
returns = "a"
=== expect stderr ===
$ aqua run main.aqua 'f("Ada")' -s syntax.toml
error[AQ7001]: this is not TOML: Error while parsing key-value pair: expected value, saw '\n'
  ┌─ syntax.toml:1:12
  │
1 │ scenario =
  │            ^
  │

$ aqua run main.aqua 'f("Ada")' -s value.toml
error[AQ7004]: found `fast`, expected a duration such as `20ms`, or a range such as `5ms..20ms`
  ┌─ value.toml:8:11
  │
8 │ latency = "fast"
  │           ^^^^^^
  │

$ aqua run main.aqua 'f("Ada")' -s missing.toml
error[AQ7006]: a service has no `id`
  ┌─ missing.toml:7:1
  │
7 │ [[service]]
  │ ^^^^^^^^^^^
  │

$ aqua run main.aqua 'f("Ada")' -s later.toml
error[AQ9001]: cannot read `greeter.wasm`: no such file
  ┌─ later.toml:9:8
  │
9 │ wasm = { module = "greeter.wasm" }
  │        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  │

$ aqua run main.aqua 'f("Ada")' -s version.toml
error[AQ7008]: a scenario begins with `scenario = 1`, the version of the format
  ┌─ version.toml:1:12
  │
1 │ scenario = 2
  │            ^
  │

$ aqua run main.aqua 'f("Ada")' -s exclusive.toml
error[AQ7009]: `returns` and `silent` exclude each other
   ┌─ exclusive.toml:11:10
   │
11 │ silent = true
   │          ^^^^
   │

$ aqua run main.aqua 'f("Ada")' -s placeholder.toml
error[AQ7010]: found `${arg.x}`, expected `${peer.NAME}`, `${arg.N}`, `${self}` or `${n}`
   ┌─ placeholder.toml:10:11
   │
10 │ returns = "${arg.x}"
   │           ^^^^^^^^^^
   │
 help: `$$` is a dollar

$ aqua run main.aqua 'f("Ada")' -s relay.toml
error[AQ7011]: peer `a` is the peer itself and cannot be a relay
  ┌─ relay.toml:3:9
  │
3 │ relay = "a"
  │         ^^^
  │

$ aqua run main.aqua 'f("Ada")' -s json.toml
error[AQ7013]: this is not JSON: EOF while parsing a list at line 1 column 2
   ┌─ json.toml:10:20
   │
10 │ returns = { json = "[1" }
   │                    ^^^^
   │

$ aqua run main.aqua 'f("Ada")' -s same.toml
error[AQ7012]: peers `a` and `b` have the same key
  ┌─ same.toml:5:7
  │
5 │ key = "4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi"
  │       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  │

$ aqua run main.aqua -s argument.toml
error[AQ7107]: no value for the argument `name` of `f`

$ aqua run main.aqua 'f("Ada")' -s slow.toml --ttl 10ms
error[AQ9103]: the workflow did not end within its life time of 10ms
  ┌─ main.aqua:9:11
  │
9 │   text <- Greeter.greet(name)
  │           ^^^^^^^^^^^^^^^^^^^ client waits for the answer of greeter.greet, which would come later
  │

ran f on 1 peer: 0 hops, 2 service calls, 10ms virtual, seed 1, in <time>
$ aqua run main.aqua 'f("Ada")' -s steps.toml
error[AQ9104]: the workflow did not end within its budget: too many interpreter runs (`limits.steps`)
  ┌─ main.aqua:8:8
  │
8 │ func f(name: string) -> string:
  │        ^^^^ client waits for the answer of getDataSrv.name, which would come later
  │

ran f on 1 peer: 0 hops, 1 service call, 0ms virtual, seed 1, in <time>
=== expect exit ===
2
2
2
3
2
2
2
2
2
2
2
5
5
