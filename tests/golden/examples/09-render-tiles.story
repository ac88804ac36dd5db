# The commands of examples/09-render-tiles/README.md.
=== args ===
aqua run examples/09-render-tiles/tiles.aqua 'render("${peer.studio}", "scene-7", [1, 2], "${peer.left}", "${peer.right}", "${peer.referee}")' -s examples/09-render-tiles/tiles.toml
=== disk ===
=== expect stdout ===
[[{"hash":"aa11","node":"12D3KooWMqfbxPjE9uNM7W2bAJT7N36hPzs8JxA8PMMxWAnrsGn3","number":1},{"hash":"bb22","node":"12D3KooWMqfbxPjE9uNM7W2bAJT7N36hPzs8JxA8PMMxWAnrsGn3","number":2}],1]
=== expect stderr ===
ran render on 6 peers: 20 hops, 16 service calls, 180ms virtual, seed 1, in <time>
