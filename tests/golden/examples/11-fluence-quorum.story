# The commands of examples/11-fluence-quorum/README.md.
=== args ===
aqua run examples/11-fluence-quorum/quorum.aqua 'compute("${peer.gateway}", "deal-1", "x", 2)' -s examples/11-fluence-quorum/quorum.toml
aqua run examples/11-fluence-quorum/quorum.aqua 'compute("${peer.gateway}", "deal-1", "x", 3)' -s examples/11-fluence-quorum/quorum.toml
=== disk ===
