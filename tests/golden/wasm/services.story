# Services of several modules: a file lists them, the last one is called, and others are called by name.
=== args ===
aqua wasm call Config.toml twice '["Ann"]'
aqua wasm call Config.toml hello '["Ann"]' --module toy --stats
aqua wasm call Config.toml fwd_trap
aqua wasm call Config.toml --calls calls.jsonl
aqua wasm call tools.toml run '[["-V", "a b"]]'
aqua wasm call tools.toml run_old '[[]]' --bin old_tool=/nowhere/at/all
aqua wasm call Config.toml hello '["Ann"]' --module nomod
aqua wasm interface Config.toml
aqua wasm call odd.toml twice '["Ann"]'
aqua wasm call greeting.toml greeting '["Ann"]'
=== Config.toml ===
modules_dir = "artifacts"
total_memory_limit = "10 MiB"

[[module]]
name = "toy"
max_heap_size = "2 MiB"

[[module]]
name = "facade"
file_name = "calls_toy.wasm"
=== artifacts/toy.wasm from tests/wasm/modules/toy.wasm ===
=== artifacts/calls_toy.wasm from tests/wasm/modules/facade.wasm ===
=== tools.toml ===
modules_dir = "."
[[module]]
name = "tools"
[module.mounted_binaries]
tool = "/bin/tool"
old_tool = "/bin/old"
=== tools.wasm from tests/wasm/modules/tools.wasm ===
=== odd.toml ===
modules_dir = "artifacts"
memory_limit = "10 MiB"

[[module]]
name = "toy"
loger_enabled = true

[[module]]
name = "facade"
load_from = "artifacts/calls_toy.wasm"
=== greeting.toml ===
[[module]]
name = "greeting"
load_from = "."
=== greeting.wasm from tests/wasm/modules/greeting.wasm ===
=== calls.jsonl ===
{"function": "twice", "args": ["Ann"]}
{"module": "toy", "function": "inc"}
{"module": "toy", "function": "inc"}
{"module": 1, "function": "inc"}
{"function": "fwd_u32", "args": [3000000000]}
=== expect stdout ===
$ aqua wasm call Config.toml twice '["Ann"]'
"hello, hello, Ann"
$ aqua wasm call Config.toml hello '["Ann"]' --module toy --stats
"hello, Ann"
$ aqua wasm call Config.toml --calls calls.jsonl
{"result":"hello, hello, Ann"}
{"result":101}
{"result":102}
{"error":"`module` is not a text"}
{"error":"engine error: Execution error: `i32.from_u32` failed to cast `U32` to `I32`"}
$ aqua wasm call tools.toml run '[["-V", "a b"]]'
{"error":"effect program tool is not allowed; --bin of the command would allow it","ret_code":100001,"stderr":[],"stdout":[]}
$ aqua wasm call tools.toml run_old '[[]]' --bin old_tool=/nowhere/at/all
{"error":"No such file or directory (os error 2)","ret_code":100001,"stderr":[],"stdout":[]}
$ aqua wasm interface Config.toml
aqua Facade declares *

data Point:
  x: i32
  y: i16
  label: string
  tags: []string

service Facade:
  fwd_f64(a: f64) -> f64
  fwd_mirrors(ps: []Point) -> []Point
  fwd_s64(a: i64) -> i64
  fwd_spin()
  fwd_trap()
  fwd_u32(a: u32) -> u32
  released_times() -> u32
  twice(name: string) -> string
$ aqua wasm call odd.toml twice '["Ann"]'
"hello, hello, Ann"
$ aqua wasm call greeting.toml greeting '["Ann"]'
"Hi, Ann"
=== expect stderr ===
$ aqua wasm call Config.toml hello '["Ann"]' --module toy --stats
hello: 251 fuel
$ aqua wasm call Config.toml fwd_trap
error[AQ8004]: engine error: Execution error: `call-core 10` failed while calling the local or import function `fwd_trap`: Trap occurred: interpreter got error `call-core 16` failed while calling the local or import function `trap`: Execution error: `call-core 31` failed while calling the local or import function `trap`: Trap occurred: unreachable

$ aqua wasm call Config.toml hello '["Ann"]' --module nomod
error[AQ8004]: module with name "nomod" is missing

$ aqua wasm call odd.toml twice '["Ann"]'
warning[AQ8011]: unknown key `memory_limit` in the service, which Marine passes over
  ┌─ odd.toml:2:1
  │
2 │ memory_limit = "10 MiB"
  │ ^^^^^^^^^^^^ unknown
  │

warning[AQ8011]: unknown key `loger_enabled` in a module, which Marine passes over
  ┌─ odd.toml:6:1
  │
6 │ loger_enabled = true
  │ ^^^^^^^^^^^^^ unknown
  │
 help: did you mean `logger_enabled`?

=== expect exit ===
0
0
4
0
0
0
4
0
0
0
