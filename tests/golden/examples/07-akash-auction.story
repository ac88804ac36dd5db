# The commands of examples/07-akash-auction/README.md.
=== args ===
aqua run examples/07-akash-auction/auction.aqua 'auction("${peer.market}", providers, Order(name = "web", max_price = 50), "image: web", 500)' -s examples/07-akash-auction/auction.toml --data '{"providers": ["${peer.north}", "${peer.south}", "${peer.east}"]}'
aqua run examples/07-akash-auction/auction.aqua 'auction("${peer.market}", providers, Order(name = "web", max_price = 5), "image: web", 500)' -s examples/07-akash-auction/auction.toml --data '{"providers": ["${peer.north}", "${peer.south}", "${peer.east}"]}'
=== disk ===
