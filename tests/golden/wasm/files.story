# Files of a service: in memory, under the names of its configuration; the disk is out of reach.
=== args ===
aqua wasm call Config.toml --calls calls.jsonl
aqua wasm call wasi.wasm mounts
aqua wasm call wasi.wasm get_error '["/etc/passwd"]'
aqua wasm call Config.toml mounts --dir sites
aqua wasm call Config.toml mounts --dir sites=/nowhere/at/all:ro
=== Config.toml ===
modules_dir = "."
service_working_dir = "work"
[[module]]
name = "wasi"
[module.wasi]
mapped_dirs = { sites = "./sites" }
=== wasi.wasm from tests/wasm/modules/wasi.wasm ===
=== calls.jsonl ===
{"function": "mounts"}
{"function": "put", "args": ["a.txt", [104, 105]]}
{"function": "get", "args": ["a.txt"]}
{"function": "names", "args": ["."]}
{"function": "get_error", "args": ["../../etc/passwd"]}
{"function": "get_error", "args": ["nofile"]}
=== expect stdout ===
$ aqua wasm call Config.toml --calls calls.jsonl
{"result":["sites"]}
{"result":0}
{"result":[104,105]}
{"result":[".","..","a.txt"]}
{"result":76}
{"result":44}
$ aqua wasm call wasi.wasm mounts
[]
$ aqua wasm call wasi.wasm get_error '["/etc/passwd"]'
8
=== expect stderr ===
$ aqua wasm call Config.toml mounts --dir sites
error: `--dir sites`, expected GUEST=HOST or GUEST=HOST:ro
$ aqua wasm call Config.toml mounts --dir sites=/nowhere/at/all:ro
error[AQ9001]: cannot read `/nowhere/at/all`: No such file or directory

=== expect exit ===
0
0
0
2
3
