# A service by hand: modules are loaded, called and looked at, line by line.
=== args ===
aqua wasm repl
aqua wasm repl Config.toml --dir sites
aqua wasm repl none.toml
=== stdin ===
help
call toy inc
load toy toy.wasm
load toy toy.wasm
l lost lost.wasm
l tools tools.wasm
call toy hello ["Ann"]
c toy mirror [{"x":5,"y":-7,"label":"a ] \"}","tags":["a"]}]
c toy inc -nr []
c toy whoami [] {"particle":{"id":"p1","ttl":7},"tetraplets":[]}
c toy inc [] {} x
c toy inc [
c toy inc [] {"particle":1}
c toy inc [1]
c toy print ["hi"]
c toy
interface
stats
envs toy
envs nomod
fs toy
new Config.toml
call facade twice ["Ann"]
unload toy
call facade twice ["Ann"]
u toy
fs wasi
envs wasi
call wasi put ["a.txt", [1]]
call wasi change [0, "sub"]
f wasi
jump
quit
call facade twice ["not reached"]
=== Config.toml ===
modules_dir = "."
[[module]]
name = "toy"
[[module]]
name = "wasi"
[module.wasi]
envs = { LEVEL = "1" }
mapped_dirs = { data = "work/data" }
[[module]]
name = "facade"
=== toy.wasm from tests/wasm/modules/toy.wasm ===
=== tools.wasm from tests/wasm/modules/tools.wasm ===
=== facade.wasm from tests/wasm/modules/facade.wasm ===
=== wasi.wasm from tests/wasm/modules/wasi.wasm ===
=== expect stdout ===
$ aqua wasm repl
Commands:
new/n [config]                                        create a new service (current will be removed)
load/l <name> <path>                                  load a new Wasm module
unload/u <name>                                       unload a Wasm module
call/c <module> <func> [-nr] <args> [params]          call a function of a module
interface/i                                           print the interface of all modules
stats/s                                               print memory sizes of all modules
envs/e <name>                                         print environment variables of a module
fs/f <name>                                           print mapped directories of a module
help/h                                                print this text
quit/q
call failed with: module with name "toy" is missing
module successfully loaded into App service
elapsed time: <time>
loading failed with: engine error: module with name 'toy' already loaded into Marine, please specify another name
loading failed with: cannot read `lost.wasm`: no such file
loading failed with: engine error: Wasm backend error: failed to instantiate: Import #0 module="__marine_host_api_v3" function="tool" error: there is no such function
result: "hello, Ann"
 elapsed time: <time>
result: {
  "label": "a ] \"}",
  "tags": [
    "a"
  ],
  "x": -5,
  "y": 7
}
 elapsed time: <time>
call succeeded, elapsed time: <time>
result: {
  "host_id": "",
  "particle": {
    "id": "p1",
    "init_peer_id": "",
    "script": "",
    "signature": [],
    "timestamp": 0,
    "token": "",
    "ttl": 7
  },
  "service_creator_peer_id": "",
  "service_id": "",
  "tetraplets": [],
  "worker_id": ""
}
 elapsed time: <time>
trailing characters after call parameters are not supported
invalid args: EOF while parsing a list at line 1 column 1
invalid call parameters: expected an object
call failed with: arguments from json deserialization error in module "toy", function "inc": function requires 0 arguments, 1 provided
hi
result: null
 elapsed time: <time>
usage: call <module> <function> [-nr] <json args> [json call params]
Loaded modules interface:
exported data types (combined from all modules):
data CallParameters:
  particle: Particle
  service_id: string
  service_creator_peer_id: string
  host_id: string
  worker_id: string
  tetraplets: [][]Tetraplet

data Particle:
  id: string
  init_peer_id: string
  timestamp: u64
  ttl: u32
  script: string
  signature: []u8
  token: string

data Point:
  x: i32
  y: i16
  label: string
  tags: []string

data Tetraplet:
  peer_pk: string
  service_id: string
  function_name: string
  lens: string

exported functions:
toy:
  func hello(name: string) -> string
  func sum(xs: []u32) -> u64
  func mirror(p: Point) -> Point
  func mirrors(ps: []Point) -> []Point
  func words(text: string) -> []string
  func same_bytes(a: []u8) -> []u8
  func same_lists(a: [][]u16) -> [][]u16
  func same_blobs(a: [][]u8) -> [][]u8
  func same_bools(a: []bool) -> []bool
  func same_floats(a: []f32) -> []f32
  func same_bool(a: bool) -> bool
  func same_s8(a: i8) -> i8
  func same_u8(a: u8) -> u8
  func same_s16(a: i16) -> i16
  func same_u16(a: u16) -> u16
  func same_s32(a: i32) -> i32
  func same_u32(a: u32) -> u32
  func same_s64(a: i64) -> i64
  func same_u64(a: u64) -> u64
  func same_f32(a: f32) -> f32
  func same_f64(a: f64) -> f64
  func zero_by_zero() -> f64
  func Odd(_: u32, N: u32, data: u32) -> u32
  func inc() -> u32
  func released_times() -> u32
  func trap()
  func spin()
  func recurse(n: u32) -> u32
  func fill()
  func divide(a: i32, b: i32) -> i32
  func not_text() -> string
  func outside() -> string
  func outside_list() -> []u64
  func endless_list() -> []string
  func out_of_range() -> u8
  func negative() -> u32
  func whoami() -> CallParameters
  func log(level: i32, target: i32, text: string)
  func print(text: string)
  func random(count: u32) -> []u8
  func environment() -> []u8
  func quit(code: u32)
  func order_of_start() -> u32
  func bools(count: u32) -> []bool
Loaded modules heap sizes:
toy - 65.5 KB
Allocation rejects - 0
Environment variables:
module with name "nomod" is missing
Mapped directories:
app service was created
elapsed time: <time>
result: "hello, hello, Ann"
 elapsed time: <time>
module successfully unloaded from App service
elapsed time: <time>
result: "hello, hello, Ann"
 elapsed time: <time>
unloading failed with: module with name "toy" is missing
Mapped directories:
data = work/data
Environment variables:
LEVEL=1
data=work/data
result: 0
 elapsed time: <time>
result: 0
 elapsed time: <time>
Mapped directories:
data = work/data
  a.txt
  sub/
unknown command `jump`, `help` lists all
=== expect stderr ===
$ aqua wasm repl Config.toml --dir sites
error: `--dir sites`, expected GUEST=HOST or GUEST=HOST:ro
$ aqua wasm repl none.toml
error[AQ9001]: cannot read `none.toml`: no such file

=== expect exit ===
0
2
3
