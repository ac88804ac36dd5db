# Modules that do not stop by themselves, or want everything, end as failed calls; the peer and the service live on.
=== args ===
aqua run -s world.toml
aqua test . --jobs 1
aqua test . --jobs 2
=== toy.wasm from tests/wasm/modules/toy.wasm ===
=== main.aqua ===
aqua Main declares *

export hostile

service Toy("toy"):
  spin()
  recurse(n: u32) -> u32
  fill()
  trap()
  outside() -> string
  not_text() -> string
  out_of_range() -> u8
  endless_list() -> []string
  inc() -> u32

func hostile(peer: string) -> []string:
  all: *string
  on peer via HOST_PEER_ID:
    try:
      Toy.spin()
    catch e:
      all <<- e.message
    try:
      a_recurse <- Toy.recurse(1000000)
    catch e:
      all <<- e.message
    try:
      Toy.trap()
    catch e:
      all <<- e.message
    try:
      a_outside <- Toy.outside()
    catch e:
      all <<- e.message
    try:
      a_not_text <- Toy.not_text()
    catch e:
      all <<- e.message
    try:
      a_out_of_range <- Toy.out_of_range()
    catch e:
      all <<- e.message
    try:
      a_endless_list <- Toy.endless_list()
    catch e:
      all <<- e.message
    try:
      Toy.fill()
    catch e:
      all <<- e.message
    count <- Toy.inc()
    if count == 102:
      all <<- "it counts"
  <- all
=== world.toml ===
scenario = 1
program = "main.aqua"

[limits]
wasm_fuel = 3000000
wasm_memory = "2MiB"

[peers.ann]

[[service]]
id = "toy"
wasm = "toy.wasm"

[[call]]
func = "hostile"
args = { peer = "${peer.ann}" }
=== small.scenario.toml ===
scenario = 1
extends = "world.toml"
name = "little of everything"
program = "main.aqua"

[limits]
wasm_fuel = 1000
wasm_stack = 100
wasm_start_fuel = 10
wasm_memory = "64KiB"

[[call]]
func = "hostile"
args = { peer = "${peer.ann}" }
expect = { outcome = "error", error = { message = { matches = ".*needs .* pages of memory at the start, 1 are allowed.*" } } }
=== expect stdout ===
$ aqua run -s world.toml
["Local service error, ret_code is 1, error message is '\"Error: engine error: Execution error: `call-core 32` failed while calling the local or import function `spin`: Trap occurred: out of fuel (limit 3000000)\"'","Local service error, ret_code is 1, error message is '\"Error: engine error: Execution error: `call-core 33` failed while calling the local or import function `recurse`: Trap occurred: call stack exhausted\"'","Local service error, ret_code is 1, error message is '\"Error: engine error: Execution error: `call-core 31` failed while calling the local or import function `trap`: Trap occurred: unreachable\"'","Local service error, ret_code is 1, error message is '\"Error: engine error: Execution error: `string.lift_memory` read out of the memory bounds (index 0 > memory length 65536)\"'","Local service error, ret_code is 1, error message is '\"Error: engine error: Execution error: `string.lift_memory` invalid utf-8 sequence of 1 bytes from index 2\"'","Local service error, ret_code is 1, error message is '\"Error: engine error: Execution error: `u8.from_i32` failed to cast `I32` to `U8`\"'","Local service error, ret_code is 1, error message is '\"Error: engine error: Execution error: `array.lift_memory string` Out-of-bound Wasm memory access: offset 16, size 34359738360, while memory_size 65536\"'","Local service error, ret_code is 1, error message is '\"Error: Engine error when OOM suspected (1 failed allocations), original error: Execution error: `call-core 34` failed while calling the local or import function `fill`: Trap occurred: unreachable\"'","it counts"]
=== expect stderr ===
$ aqua run -s world.toml
ran hostile on 3 peers: 4 hops, 12 service calls, 20ms virtual, seed 1, in <time>
$ aqua test . --jobs 1
1 case: 1 passed · 2 runs in <time>
$ aqua test . --jobs 2
1 case: 1 passed · 2 runs in <time>
