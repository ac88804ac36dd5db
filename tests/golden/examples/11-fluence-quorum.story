# The commands of examples/11-fluence-quorum/README.md.
=== args ===
aqua run examples/11-fluence-quorum/quorum.aqua 'compute("${peer.gateway}", "deal-1", "x", 2)' -s examples/11-fluence-quorum/quorum.toml
aqua run examples/11-fluence-quorum/quorum.aqua 'compute("${peer.gateway}", "deal-1", "x", 3)' -s examples/11-fluence-quorum/quorum.toml
=== disk ===
=== expect stdout ===
$ aqua run examples/11-fluence-quorum/quorum.aqua 'compute("${peer.gateway}", "deal-1", "x", 2)' -s examples/11-fluence-quorum/quorum.toml
[["42 for x"],["12D3KooWMBahwNHn7yutk1o3FvDeqmQ91Cji4F3GtRoYtJDFwM4j","12D3KooWGAQvsHscJAs2g7uJ7Mae1f6SMT2TPxga4NhZEpjo9TQn"]]
=== expect stderr ===
$ aqua run examples/11-fluence-quorum/quorum.aqua 'compute("${peer.gateway}", "deal-1", "x", 2)' -s examples/11-fluence-quorum/quorum.toml
ran compute on 6 peers: 11 hops, 11 service calls, 132.135ms virtual, seed 1, in <time>
$ aqua run examples/11-fluence-quorum/quorum.aqua 'compute("${peer.gateway}", "deal-1", "x", 3)' -s examples/11-fluence-quorum/quorum.toml
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ examples/11-fluence-quorum/quorum.aqua:30:10
   │
30 │     join answers[need - 1]
   │          ^^^^^^^^^^^^^^^^^ relay waits for more values in this stream, which has 2: w3, w1 answered; w2 failed with 1, which line 27 caught
   │

ran compute on 6 peers: 8 hops, 9 service calls, 91.881ms virtual, seed 1, in <time>
=== expect exit ===
0
5
