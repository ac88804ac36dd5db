# The commands of examples/05-pipeline/README.md.
=== args ===
aqua run examples/05-pipeline/pipeline.aqua 'publish("${peer.reader}", "${peer.counter}", "${peer.index}", "a.html")' -s examples/05-pipeline/pipeline.toml -v
=== disk ===
=== expect stdout ===
[{"title":"page a.html","words":6},1]
=== expect stderr ===
     0ms  client: begins
     5ms  client -> relay  message 1 received
    10ms  relay -> reader  message 1 received
    10ms  reader: reader.load("a.html")
    30ms  reader: reader.load = "all the words of a.html"
    30ms  reader: op.concat_strings("page ", "a.html")
    30ms  reader: op.concat_strings = "page a.html"
    35ms  reader -> relay  message 1 received
    40ms  relay -> counter  message 1 received
    40ms  counter: counter.words("all the words of a.html")
    40ms  counter: counter.words = 6
    45ms  counter -> index  message 1 received
    45ms  index: index.add({"title":"page a.html","words":6})
    45ms  index: index.add = 1
    50ms  index -> relay  message 1 received
    55ms  relay -> client  message 1 received
    55ms  client: ends with value
ran publish on 5 peers: 7 hops, 10 service calls, 55ms virtual, seed 1, in <time>
