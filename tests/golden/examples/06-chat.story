# The commands of examples/06-chat/README.md.
=== args ===
aqua run examples/06-chat/chat.aqua 'say("${peer.lobby}", "ann", "lunch?")' -s examples/06-chat/chat.toml
aqua run examples/06-chat/chat.aqua 'history("${peer.lobby}")' -s examples/06-chat/chat.toml
=== disk ===
