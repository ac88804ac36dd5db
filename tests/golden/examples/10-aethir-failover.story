# The commands of examples/10-aethir-failover/README.md.
=== args ===
aqua run examples/10-aethir-failover/session.aqua 'play("${peer.indexer}", containers, "s-1", 50)' -s examples/10-aethir-failover/session.toml --data '{"containers": ["${peer.near}", "${peer.middle}", "${peer.far}"]}'
aqua run examples/10-aethir-failover/session.aqua 'play("${peer.indexer}", containers, "s-1", 5)' -s examples/10-aethir-failover/session.toml --data '{"containers": ["${peer.near}", "${peer.middle}", "${peer.far}"]}'
=== disk ===
