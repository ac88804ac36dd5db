# The commands of examples/06-chat/README.md.
=== args ===
aqua run examples/06-chat/chat.aqua 'say("${peer.lobby}", "ann", "lunch?")' -s examples/06-chat/chat.toml
aqua run examples/06-chat/chat.aqua 'history("${peer.lobby}")' -s examples/06-chat/chat.toml
=== disk ===
=== expect stdout ===
$ aqua run examples/06-chat/chat.aqua 'say("${peer.lobby}", "ann", "lunch?")' -s examples/06-chat/chat.toml
["bob"]
$ aqua run examples/06-chat/chat.aqua 'history("${peer.lobby}")' -s examples/06-chat/chat.toml
[{"author":"ann","text":"hi all"}]
=== expect stderr ===
$ aqua run examples/06-chat/chat.aqua 'say("${peer.lobby}", "ann", "lunch?")' -s examples/06-chat/chat.toml
ran say on 5 peers: 10 hops, 9 service calls, 50ms virtual, seed 1, in <time>
$ aqua run examples/06-chat/chat.aqua 'history("${peer.lobby}")' -s examples/06-chat/chat.toml
ran history on 3 peers: 4 hops, 4 service calls, 20ms virtual, seed 1, in <time>
