# Calls over a network that is not there, addresses that are none, keys that are none, and a place where nobody can listen.
=== args ===
aqua run main.aqua 'hello()' --network /ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
aqua run main.aqua 'hello()' --network /dns4/relay.example/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
aqua run main.aqua 'hello()' --network /ip4/127.0.0.1/tcp/1/ws
aqua run main.aqua 'hello()' --network 127.0.0.1:9990
aqua run main.aqua 'hello()' --network /ip4/127.0.0.1/tcp/1/wss/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
aqua run main.aqua 'hello()' --key bad.key
aqua run main.aqua 'hello()' --key bad.key --network /ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
aqua run main.aqua 'hello()' --no-relay --network /ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
aqua run main.aqua 'hello()' -s node.toml --network /ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
aqua key show bad.key
aqua key show short.key
aqua key show none.key
aqua key show good.key
aqua key new good.key
aqua serve --bind 192.0.2.1 --for 1s
aqua serve --bind localhost --for 1s
aqua serve --port 70000
aqua serve --for soon
aqua serve -s clients.toml --for 1s
aqua serve none.aqua --for 1s
aqua serve --join /ip4/127.0.0.1/tcp/1/ws --peer ann
aqua serve --join /ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
aqua serve -s clients.toml --join /ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD --peer ann
=== bad.key ===
secret
=== short.key ===
c2hvcnQ=
=== good.key ===
7h48PQ/f1rS9TxacmgODxbD42Il9B3KC117jvOPppPE=
=== main.aqua ===
aqua Main declares *

export hello

service Op("op"):
  identity(s: string) -> string

func hello() -> string:
  on HOST_PEER_ID:
    x <- Op.identity("hi")
  <- x
=== node.toml ===
scenario = 1
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"

[[call]]
func = "hello"
from = "relay"
=== clients.toml ===
scenario = 1
[peers.client]
kind = "client"
=== expect stdout ===
$ aqua key show good.key
12D3KooWANqfCDrV79MZdMnMqTvDdqSAPSxdgFY1L6DCq2DVGB4D
=== expect stderr ===
$ aqua run main.aqua 'hello()' --network /ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
error[AQ9204]: no connection to `/ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD`: Connection refused

$ aqua run main.aqua 'hello()' --network /dns4/relay.example/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
error[AQ9204]: no connection to `/dns4/relay.example/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD`: `relay.example` is a name, and names are not looked up here

$ aqua run main.aqua 'hello()' --network /ip4/127.0.0.1/tcp/1/ws
error: `--network /ip4/127.0.0.1/tcp/1/ws` does not say who has to answer: `/p2p/ID` is missing
$ aqua run main.aqua 'hello()' --network 127.0.0.1:9990
error: `--network 127.0.0.1:9990`: it begins with a slash, as in /ip4/127.0.0.1/tcp/9990/ws/p2p/ID
$ aqua run main.aqua 'hello()' --network /ip4/127.0.0.1/tcp/1/wss/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
error: `--network /ip4/127.0.0.1/tcp/1/wss/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD`: TLS (`wss`) is not spoken here; a proxy in front of the peer may speak it
$ aqua run main.aqua 'hello()' --key bad.key
error: `--key` belongs to a call with `--network`
$ aqua run main.aqua 'hello()' --key bad.key --network /ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
error[AQ7402]: `bad.key` has no key: it is not one line of base64

$ aqua run main.aqua 'hello()' --no-relay --network /ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
error: `--no-relay` does not go with `--network`
$ aqua run main.aqua 'hello()' -s node.toml --network /ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
error: only a client behind a relay calls over a network
 help: the scenario says who makes the call
$ aqua key show bad.key
error[AQ7402]: `bad.key` has no key: it is not one line of base64

$ aqua key show short.key
error[AQ7402]: `short.key` has no key: it has another length than 32 bytes

$ aqua key show none.key
error[AQ9001]: cannot read `none.key`: no such file

$ aqua key new good.key
error[AQ9002]: cannot write `good.key`: it is there already

$ aqua serve --bind 192.0.2.1 --for 1s
error[AQ9202]: nobody can connect at `192.0.2.1:0`: Cannot assign requested address

$ aqua serve --bind localhost --for 1s
error[AQ9202]: nobody can connect at `localhost:0`: it is no address of IPv4 or IPv6

$ aqua serve --port 70000
error: `--port 70000`, expected a number up to 65535
$ aqua serve --for soon
error: `--for soon`, expected a duration such as `500ms` or `10s`
$ aqua serve -s clients.toml --for 1s
error: the scenario has clients only
$ aqua serve none.aqua --for 1s
error[AQ9001]: cannot read `none.aqua`: no such file

$ aqua serve --join /ip4/127.0.0.1/tcp/1/ws --peer ann
error: `--join /ip4/127.0.0.1/tcp/1/ws` does not say who has to answer: `/p2p/ID` is missing
$ aqua serve --join /ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD
error: `--join` goes with one `--peer NAME`, the peer to host
$ aqua serve -s clients.toml --join /ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD --peer ann
error: `--peer ann`: no peer is called like that
=== expect exit ===
3
3
2
2
2
2
2
2
2
1
1
3
0
3
3
3
2
2
2
2
2
2
2
