# The commands of examples/03-fallback/README.md.
=== args ===
aqua run examples/03-fallback/store.aqua 'fetch("${peer.primary}", "${peer.backup}", "motto")' -s examples/03-fallback/store.toml -v
aqua run examples/03-fallback/store.aqua 'fetchStrict("${peer.primary}", "motto")' -s examples/03-fallback/store.toml
=== disk ===
=== expect stdout ===
$ aqua run examples/03-fallback/store.aqua 'fetch("${peer.primary}", "${peer.backup}", "motto")' -s examples/03-fallback/store.toml -v
"festina lente"
=== expect stderr ===
$ aqua run examples/03-fallback/store.aqua 'fetch("${peer.primary}", "${peer.backup}", "motto")' -s examples/03-fallback/store.toml -v
     0ms  client: begins
     5ms  client -> relay  message 1 received
    10ms  relay -> primary  message 1 received
    10ms  primary: storage.get("motto")
    10ms  primary: storage.get failed with 7: "disk is broken"
    15ms  primary -> relay  message 1 received
    20ms  relay -> client  message 1 received
    20ms  client: log.warn("Local service error, ret_code is 7, error message is '\"disk is broken\"'")
    20ms  client: log.warn = null
    25ms  client -> relay  message 2 received
    30ms  relay -> backup  message 1 received
    30ms  backup: storage.get("motto")
    30ms  backup: storage.get = "festina lente"
    35ms  backup -> relay  message 1 received
    40ms  relay -> client  message 2 received
    40ms  client: ends with value
ran fetch on 4 peers: 8 hops, 8 service calls, 40ms virtual, seed 1, in <time>
$ aqua run examples/03-fallback/store.aqua 'fetchStrict("${peer.primary}", "motto")' -s examples/03-fallback/store.toml
error[AQ9101]: the workflow ended with an error: Local service error, ret_code is 7, error message is '"disk is broken"'
   ┌─ examples/03-fallback/store.aqua:26:13
   │
26 │     text <- Storage.get(key)
   │             ^^^^^^^^^^^^^^^^ failed here
   │
 note: error code 10000
 note: on primary

ran fetchStrict on 3 peers: 4 hops, 5 service calls, 20ms virtual, seed 1, in <time>
=== expect exit ===
0
4
