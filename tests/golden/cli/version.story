# The version, and nothing else.
=== args ===
aqua --version
=== expect stdout ===
aqua <version>
