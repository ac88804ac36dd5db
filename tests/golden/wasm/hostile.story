# Modules that mean harm: each ends with an error, soon, and in the words that people search for.
=== args ===
aqua wasm call tests/wasm/hostile/spin.wasm spin
aqua wasm call tests/wasm/hostile/recurse.wasm recurse
aqua wasm call tests/wasm/hostile/recurse.wasm frames
aqua wasm call tests/wasm/hostile/recurse.wasm around
aqua wasm call tests/wasm/hostile/grow.wasm grow
aqua wasm call tests/wasm/hostile/grow.wasm table
aqua wasm call tests/wasm/hostile/fill.wasm fill
aqua wasm call tests/wasm/hostile/lie.wasm text
aqua wasm call tests/wasm/hostile/lie.wasm list
aqua wasm call tests/wasm/hostile/lie.wasm blob
aqua wasm call tests/wasm/hostile/outside.wasm hello '["x"]'
aqua wasm call tests/wasm/hostile/outside.wasm pair
aqua wasm call tests/wasm/hostile/outside.wasm sum '{"xs":[1,2]}'
aqua wasm call tests/wasm/hostile/large.wasm text
aqua wasm call tests/wasm/hostile/large.wasm texts
aqua wasm call tests/wasm/hostile/nested.wasm node
aqua wasm call tests/wasm/hostile/start.wasm f
aqua wasm call tests/wasm/hostile/pages.wasm f
aqua wasm call tests/wasm/hostile/host.wasm log
aqua wasm call tests/wasm/hostile/host.wasm random --fuel 100000000
aqua wasm call tests/wasm/hostile/host.wasm print --fuel 100000000
aqua wasm call tests/wasm/hostile/host.wasm far --fuel 1000000
aqua wasm call tests/wasm/hostile/steal_global.wasm f
aqua wasm call tests/wasm/hostile/steal_local.wasm f
aqua wasm call tests/wasm/hostile/steal_label.wasm f
aqua wasm call tests/wasm/hostile/counts.wasm f
aqua wasm call tests/wasm/hostile/many.wasm f
aqua wasm call tests/wasm/hostile/arrays.wasm f
=== disk ===
=== expect stderr ===
$ aqua wasm call tests/wasm/hostile/spin.wasm spin
error[AQ8004]: engine error: Execution error: `call-core 6` failed while calling the local or import function `spin`: Trap occurred: out of fuel (limit 2000000000)

$ aqua wasm call tests/wasm/hostile/recurse.wasm recurse
error[AQ8004]: engine error: Execution error: `call-core 6` failed while calling the local or import function `recurse`: Trap occurred: call stack exhausted

$ aqua wasm call tests/wasm/hostile/recurse.wasm frames
error[AQ8004]: engine error: Execution error: `call-core 7` failed while calling the local or import function `frames`: Trap occurred: call stack exhausted

$ aqua wasm call tests/wasm/hostile/recurse.wasm around
error[AQ8004]: engine error: Execution error: `call-core 8` failed while calling the local or import function `around`: Trap occurred: call stack exhausted

$ aqua wasm call tests/wasm/hostile/grow.wasm grow
error[AQ8004]: Engine error when OOM suspected (1 failed allocations), original error: Execution error: `call-core 6` failed while calling the local or import function `grow`: Trap occurred: unreachable

$ aqua wasm call tests/wasm/hostile/grow.wasm table
error[AQ8004]: Engine error when OOM suspected (1 failed allocations), original error: Execution error: `call-core 7` failed while calling the local or import function `table`: Trap occurred: unreachable

$ aqua wasm call tests/wasm/hostile/fill.wasm fill
error[AQ8004]: engine error: Execution error: `call-core 6` failed while calling the local or import function `fill`: Trap occurred: out of fuel (limit 2000000000)

$ aqua wasm call tests/wasm/hostile/lie.wasm text
error[AQ8004]: engine error: Execution error: `string.lift_memory` read out of the memory bounds (index 7 > memory length 65536)

$ aqua wasm call tests/wasm/hostile/lie.wasm list
error[AQ8004]: engine error: Execution error: `array.lift_memory u64` Out-of-bound Wasm memory access: offset 8, size 34359738360, while memory_size 65536

$ aqua wasm call tests/wasm/hostile/lie.wasm blob
error[AQ8004]: engine error: Execution error: `byte_array.lift_memory` read out of the memory bounds (index 7 > memory length 65536)

$ aqua wasm call tests/wasm/hostile/outside.wasm hello '["x"]'
error[AQ8004]: engine error: Execution error: `string.lower_memory` read out of the memory bounds (index 4294967289 > memory length 65536)

$ aqua wasm call tests/wasm/hostile/outside.wasm pair
error[AQ8004]: engine error: Execution error: `record.lift_memory 6` Out-of-bound Wasm memory access: offset 65530, size 12, while memory_size 65536

$ aqua wasm call tests/wasm/hostile/outside.wasm sum '{"xs":[1,2]}'
error[AQ8004]: engine error: Execution error: `array.lower_memory u32` Out-of-bound Wasm memory access: offset 4294967288, size 8, while memory_size 65536

$ aqua wasm call tests/wasm/hostile/large.wasm text
error[AQ8004]: engine error: Execution error: `string.lift_memory` value is larger than 67108864 bytes

$ aqua wasm call tests/wasm/hostile/large.wasm texts
error[AQ8004]: engine error: Execution error: `array.lift_memory string` value is larger than 67108864 bytes

$ aqua wasm call tests/wasm/hostile/nested.wasm node
error[AQ8004]: engine error: Execution error: `record.lift_memory 6` values within values are nested too deep

$ aqua wasm call tests/wasm/hostile/start.wasm f
error[AQ8004]: engine error: Wasm backend error: failed to start module 'start': Trap occurred: out of fuel (limit 500000000)

$ aqua wasm call tests/wasm/hostile/pages.wasm f
error[AQ8004]: engine error: Wasm backend error: module 'pages' needs 60000 pages of memory at the start, 4096 are allowed

$ aqua wasm call tests/wasm/hostile/host.wasm log
error[AQ8004]: engine error: Execution error: `call-core 6` failed while calling the local or import function `log`: Trap occurred: out of fuel (limit 2000000000)

$ aqua wasm call tests/wasm/hostile/host.wasm random --fuel 100000000
error[AQ8004]: engine error: Execution error: `call-core 7` failed while calling the local or import function `random`: Trap occurred: out of fuel (limit 100000000)

$ aqua wasm call tests/wasm/hostile/host.wasm print --fuel 100000000
error[AQ8004]: engine error: Execution error: `call-core 8` failed while calling the local or import function `print`: Trap occurred: out of fuel (limit 100000000)
 note: `host` printed: \u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}…(1462 more)…\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\n… (cut)

$ aqua wasm call tests/wasm/hostile/host.wasm far --fuel 1000000
error[AQ8004]: engine error: Execution error: `call-core 9` failed while calling the local or import function `far`: Trap occurred: out of fuel (limit 1000000)

$ aqua wasm call tests/wasm/hostile/steal_global.wasm f
error[AQ8001]: `tests/wasm/hostile/steal_global.wasm` is no valid WebAssembly module: byte 207: unknown global 1

$ aqua wasm call tests/wasm/hostile/steal_local.wasm f
error[AQ8001]: `tests/wasm/hostile/steal_local.wasm` is no valid WebAssembly module: byte 203: unknown local 1

$ aqua wasm call tests/wasm/hostile/steal_label.wasm f
error[AQ8001]: `tests/wasm/hostile/steal_label.wasm` is no valid WebAssembly module: byte 190: unknown label 2

$ aqua wasm call tests/wasm/hostile/counts.wasm f
error[AQ8004]: engine error: IT section is corrupted: Parsing Error: ([], Eof).\nProbably the module was compiled with an old version of marine cli, please try to update and recompile.\nTo update marine run: cargo install marine --force

$ aqua wasm call tests/wasm/hostile/many.wasm f
error[AQ8004]: engine error: IT section is corrupted: Parsing Error: ([], Eof).\nProbably the module was compiled with an old version of marine cli, please try to update and recompile.\nTo update marine run: cargo install marine --force

$ aqua wasm call tests/wasm/hostile/arrays.wasm f
error[AQ8004]: engine error: IT section is corrupted: Parsing Error: ([54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 54, …], Alt).\nProbably the module was compiled with an old version of marine cli, please try to update and recompile.\nTo update marine run: cargo install marine --force

=== expect exit ===
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
4
