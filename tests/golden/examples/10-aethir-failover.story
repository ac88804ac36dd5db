# The commands of examples/10-aethir-failover/README.md.
=== args ===
aqua run examples/10-aethir-failover/session.aqua 'play("${peer.indexer}", containers, "s-1", 50)' -s examples/10-aethir-failover/session.toml --data '{"containers": ["${peer.near}", "${peer.middle}", "${peer.far}"]}'
aqua run examples/10-aethir-failover/session.aqua 'play("${peer.indexer}", containers, "s-1", 5)' -s examples/10-aethir-failover/session.toml --data '{"containers": ["${peer.near}", "${peer.middle}", "${peer.far}"]}'
=== disk ===
=== expect stdout ===
$ aqua run examples/10-aethir-failover/session.aqua 'play("${peer.indexer}", containers, "s-1", 50)' -s examples/10-aethir-failover/session.toml --data '{"containers": ["${peer.near}", "${peer.middle}", "${peer.far}"]}'
["frame 1 of s-1"]
$ aqua run examples/10-aethir-failover/session.aqua 'play("${peer.indexer}", containers, "s-1", 5)' -s examples/10-aethir-failover/session.toml --data '{"containers": ["${peer.near}", "${peer.middle}", "${peer.far}"]}'
[]
=== expect stderr ===
$ aqua run examples/10-aethir-failover/session.aqua 'play("${peer.indexer}", containers, "s-1", 50)' -s examples/10-aethir-failover/session.toml --data '{"containers": ["${peer.near}", "${peer.middle}", "${peer.far}"]}'
ran play on 6 peers: 19 hops, 13 service calls, 250ms virtual, seed 1, in <time>
$ aqua run examples/10-aethir-failover/session.aqua 'play("${peer.indexer}", containers, "s-1", 5)' -s examples/10-aethir-failover/session.toml --data '{"containers": ["${peer.near}", "${peer.middle}", "${peer.far}"]}'
ran play on 6 peers: 13 hops, 11 service calls, 220ms virtual, seed 1, in <time>
