#!/bin/sh
# Draws the picture, names who lied, and compares the picture with the one that is here.
set -e
cd "$(dirname "$0")"
new=$(mktemp)
trap 'rm -f "$new"' EXIT
"${AQUA:-aqua}" run -s picture.scenario.toml --names --bytes "$new"
cmp "$new" picture.png && echo "the same picture"
