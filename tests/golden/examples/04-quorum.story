# The commands of examples/04-quorum/README.md.
=== args ===
aqua run examples/04-quorum/vote.aqua 'vote(peers, "ship it?", 3)' -s examples/04-quorum/vote.toml --data @examples/04-quorum/peers.json
aqua run examples/04-quorum/vote.aqua 'vote(peers, "ship it?", 4)' -s examples/04-quorum/vote.toml --data @examples/04-quorum/peers.json
=== disk ===
=== expect stdout ===
$ aqua run examples/04-quorum/vote.aqua 'vote(peers, "ship it?", 3)' -s examples/04-quorum/vote.toml --data @examples/04-quorum/peers.json
[{"choice":"yes","peer":"12D3KooWE1My7VCKumRyBDX6JTEx46ptB2udRceLvUDr5tSKh8s9"},{"choice":"yes","peer":"12D3KooWMook2cYqfiV3uAmE3ybCgcACaz2r3jv9odf2mK2APsEA"},{"choice":"no","peer":"12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U"}]
=== expect stderr ===
$ aqua run examples/04-quorum/vote.aqua 'vote(peers, "ship it?", 3)' -s examples/04-quorum/vote.toml --data @examples/04-quorum/peers.json
ran vote on 7 peers: 10 hops, 10 service calls, 145.766ms virtual, seed 1, in <time>
$ aqua run examples/04-quorum/vote.aqua 'vote(peers, "ship it?", 4)' -s examples/04-quorum/vote.toml --data @examples/04-quorum/peers.json
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ examples/04-quorum/vote.aqua:18:19
   │
18 │         choice <- Voter.choose(question)
   │                   ^^^^^^^^^^^^^^^^^^^^^^ dan waits for the answer of voter.choose, which never comes (examples/04-quorum/vote.toml:30:1)
19 │         ballots <<- Ballot(peer = peer, choice = choice)
20 │   join ballots[need - 1]
   │        ----------------- relay waits for more values in this stream, which has 3
   │

ran vote on 7 peers: 9 hops, 9 service calls, 107.998ms virtual, seed 1, in <time>
=== expect exit ===
0
5
