# The commands of examples/08-ionet-shards/README.md.
=== args ===
aqua run examples/08-ionet-shards/shards.aqua 'train("${peer.head}", workers, "${peer.spare}", [0, 1, 2], 7, 300)' -s examples/08-ionet-shards/shards.toml --data '{"workers": ["${peer.a100}", "${peer.h100}", "${peer.dead}"]}'
=== disk ===
