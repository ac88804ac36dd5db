# A project from a template; a folder that is not empty is left as it is.
=== args ===
aqua new shop -v
aqua test shop
aqua new shop
aqua new full
aqua new file
aqua new 'a b'
aqua new work/..
aqua new other --template markt
aqua new other --template ?
aqua new
aqua new unwritable/shop
=== full/notes.txt ===
mine
=== file ===
mine
=== expect stderr ===
$ aqua new shop -v
wrote shop/aqua.toml
wrote shop/src/hello.aqua
wrote shop/tests/hello.scenario.toml
wrote shop/tests/hello.test.aqua
wrote shop/tests/world.toml
made the project shop of template hello, 5 files; next: `cd shop && aqua test`
$ aqua test shop
3 cases: 3 passed · 6 runs in <time>
$ aqua new shop
error: `shop` is not empty: `aqua.toml` is there
 help: a new project needs a new folder, or an empty one
$ aqua new full
error: `full` is not empty: `notes.txt` is there
 help: a new project needs a new folder, or an empty one
$ aqua new file
error: `file` is a file
$ aqua new 'a b'
error: `a b` is no name for a project
 help: letters, digits, `-`, `_` and `.`, beginning with a letter, a digit or `_`
$ aqua new work/..
error: `` is no name for a project
 help: letters, digits, `-`, `_` and `.`, beginning with a letter, a digit or `_`
$ aqua new other --template markt
error: `--template markt`, expected one of cluster, hello, market, service, spell
 help: did you mean `market`?
$ aqua new other --template ?
error: `--template ?`, expected one of cluster, hello, market, service, spell
$ aqua new
error: 0 arguments, expected `aqua new FOLDER`
$ aqua new unwritable/shop
error[AQ9002]: cannot write `unwritable/shop/aqua.toml`: permission denied

=== expect exit ===
0
0
2
2
2
2
2
2
2
2
3
=== expect file shop/aqua.toml ===
[project]
name = "shop"
version = "0.1.0"

[[build]]
input = "src/hello.aqua"
output = "out"
target = ["air", "ts"]

[test]
scenarios = ["tests"]
=== expect file shop/src/hello.aqua ===
-- Two functions: one that runs on the relay of the client, one that asks another peer.
aqua Hello declares *

import Op from "aqua/builtin.aqua"

export hello, greet

service Greeter("greeter"):
  greet(name: string) -> string

func hello(name: string) -> string:
  on HOST_PEER_ID:
    text <- Op.concat_strings("hello, ", name)
  <- text

-- The peer is reached through the relay.
func greet(peer: string, name: string) -> string:
  on peer via HOST_PEER_ID:
    text <- Greeter.greet(name)
  <- text
=== expect file shop/tests/hello.scenario.toml ===
scenario = 1
name = "alice greets"
program = "../src/hello.aqua"
extends = "world.toml"

[[call]]
func = "greet"
args = { peer = "${peer.alice}", name = "Ada" }
expect = { returns = "hello, Ada, this is alice" }

[[variant]]
name = "the question is lost, and nobody asks again"
event = [{ at = "0ms", do = "drop_next", from = ["relay"], to = ["alice"] }]
expect = { outcome = "stuck" }
=== expect file shop/tests/hello.test.aqua ===
aqua HelloTest declares *

import Assert from "aqua/assert.aqua"
import hello from "../src/hello.aqua"

export test_hello

func test_hello():
  text <- hello("Ada")
  Assert.eq_str(text, "hello, Ada")
=== expect file shop/tests/world.toml ===
scenario = 1
name = "a client behind its relay, and alice, who greets"

[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[peers.alice]

[[service]]
id = "greeter"
on = ["alice"]
[service.function.greet]
returns = "hello, ${arg.0}, this is alice"
