# The commands of examples/02-fan-out/README.md.
=== args ===
aqua run examples/02-fan-out/weather.aqua 'temperatures(stations)' -s examples/02-fan-out/weather.toml --data '{"stations": ["${peer.oslo}", "${peer.rome}", "${peer.lima}"]}'
aqua run examples/02-fan-out/weather.aqua 'both("${peer.oslo}", "${peer.rome}")' -s examples/02-fan-out/weather.toml
=== disk ===
=== expect stdout ===
$ aqua run examples/02-fan-out/weather.aqua 'temperatures(stations)' -s examples/02-fan-out/weather.toml --data '{"stations": ["${peer.oslo}", "${peer.rome}", "${peer.lima}"]}'
[{"celsius":-4,"peer":"12D3KooWRv5p7LkemDVD16j2FSscWitEvmjYsgW3BJX5oLajzK5J"},{"celsius":17,"peer":"12D3KooWSktmAF8ffiUvqLzF1B6nvzXCjyjXEwF1u3pX86VdyxrL"},{"celsius":21,"peer":"12D3KooWBDE5Q6e2YZpFdwAxpRJwSiErJwAJQyqwBUGcUfQxbzWp"}]
$ aqua run examples/02-fan-out/weather.aqua 'both("${peer.oslo}", "${peer.rome}")' -s examples/02-fan-out/weather.toml
[-4,17]
=== expect stderr ===
$ aqua run examples/02-fan-out/weather.aqua 'temperatures(stations)' -s examples/02-fan-out/weather.toml --data '{"stations": ["${peer.oslo}", "${peer.rome}", "${peer.lima}"]}'
ran temperatures on 5 peers: 8 hops, 6 service calls, 294.732ms virtual, seed 1, in <time>
$ aqua run examples/02-fan-out/weather.aqua 'both("${peer.oslo}", "${peer.rome}")' -s examples/02-fan-out/weather.toml
ran both on 4 peers: 6 hops, 6 service calls, 111.867ms virtual, seed 1, in <time>
