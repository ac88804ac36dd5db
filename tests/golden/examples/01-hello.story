# The commands of examples/01-hello/README.md.
=== args ===
aqua run examples/01-hello/hello.aqua 'hello("Ada")'
aqua run examples/01-hello/hello.aqua 'greet("${peer.alice}", "Ada")' -s examples/01-hello/hello.toml -v
=== disk ===
