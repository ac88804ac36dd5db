# The commands of examples/07-akash-auction/README.md.
=== args ===
aqua run examples/07-akash-auction/auction.aqua 'auction("${peer.market}", providers, Order(name = "web", max_price = 50), "image: web", 500)' -s examples/07-akash-auction/auction.toml --data '{"providers": ["${peer.north}", "${peer.south}", "${peer.east}"]}'
aqua run examples/07-akash-auction/auction.aqua 'auction("${peer.market}", providers, Order(name = "web", max_price = 5), "image: web", 500)' -s examples/07-akash-auction/auction.toml --data '{"providers": ["${peer.north}", "${peer.south}", "${peer.east}"]}'
=== disk ===
=== expect stdout ===
$ aqua run examples/07-akash-auction/auction.aqua 'auction("${peer.market}", providers, Order(name = "web", max_price = 50), "image: web", 500)' -s examples/07-akash-auction/auction.toml --data '{"providers": ["${peer.north}", "${peer.south}", "${peer.east}"]}'
[[{"price":12,"provider":"12D3KooWGsLZpR1LXA9xsJBGLM13MGgWg8bxZHYLVMW8VS7ot4cM"}],true]
$ aqua run examples/07-akash-auction/auction.aqua 'auction("${peer.market}", providers, Order(name = "web", max_price = 5), "image: web", 500)' -s examples/07-akash-auction/auction.toml --data '{"providers": ["${peer.north}", "${peer.south}", "${peer.east}"]}'
[[],false]
=== expect stderr ===
$ aqua run examples/07-akash-auction/auction.aqua 'auction("${peer.market}", providers, Order(name = "web", max_price = 50), "image: web", 500)' -s examples/07-akash-auction/auction.toml --data '{"providers": ["${peer.north}", "${peer.south}", "${peer.east}"]}'
ran auction on 6 peers: 16 hops, 17 service calls, 530ms virtual, seed 1, in <time>
$ aqua run examples/07-akash-auction/auction.aqua 'auction("${peer.market}", providers, Order(name = "web", max_price = 5), "image: web", 500)' -s examples/07-akash-auction/auction.toml --data '{"providers": ["${peer.north}", "${peer.south}", "${peer.east}"]}'
ran auction on 6 peers: 14 hops, 16 service calls, 520ms virtual, seed 1, in <time>
