# The commands of examples/05-pipeline/README.md.
=== args ===
aqua run examples/05-pipeline/pipeline.aqua 'publish("${peer.reader}", "${peer.counter}", "${peer.index}", "a.html")' -s examples/05-pipeline/pipeline.toml -v
=== disk ===
