# The commands of examples/09-render-tiles/README.md.
=== args ===
aqua run examples/09-render-tiles/tiles.aqua 'render("${peer.studio}", "scene-7", [1, 2], "${peer.left}", "${peer.right}", "${peer.referee}")' -s examples/09-render-tiles/tiles.toml
=== disk ===
