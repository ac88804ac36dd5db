# The commands of examples/08-ionet-shards/README.md.
=== args ===
aqua run examples/08-ionet-shards/shards.aqua 'train("${peer.head}", workers, "${peer.spare}", [0, 1, 2], 7, 300)' -s examples/08-ionet-shards/shards.toml --data '{"workers": ["${peer.a100}", "${peer.h100}", "${peer.dead}"]}'
=== disk ===
=== expect stdout ===
[60,1]
=== expect stderr ===
ran train on 7 peers: 15 hops, 15 service calls, 340ms virtual, seed 1, in <time>
