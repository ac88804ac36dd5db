# The commands of examples/02-fan-out/README.md.
=== args ===
aqua run examples/02-fan-out/weather.aqua 'temperatures(stations)' -s examples/02-fan-out/weather.toml --data '{"stations": ["${peer.oslo}", "${peer.rome}", "${peer.lima}"]}'
aqua run examples/02-fan-out/weather.aqua 'both("${peer.oslo}", "${peer.rome}")' -s examples/02-fan-out/weather.toml
=== disk ===
