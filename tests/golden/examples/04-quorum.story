# The commands of examples/04-quorum/README.md.
=== args ===
aqua run examples/04-quorum/vote.aqua 'vote(peers, "ship it?", 3)' -s examples/04-quorum/vote.toml --data @examples/04-quorum/peers.json
aqua run examples/04-quorum/vote.aqua 'vote(peers, "ship it?", 4)' -s examples/04-quorum/vote.toml --data @examples/04-quorum/peers.json
=== disk ===
