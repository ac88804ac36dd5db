# The commands of examples/03-fallback/README.md.
=== args ===
aqua run examples/03-fallback/store.aqua 'fetch("${peer.primary}", "${peer.backup}", "motto")' -s examples/03-fallback/store.toml -v
aqua run examples/03-fallback/store.aqua 'fetchStrict("${peer.primary}", "motto")' -s examples/03-fallback/store.toml
=== disk ===
