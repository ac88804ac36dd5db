# Calls that fail, each with the words of production peers; modules and command lines that are wrong.
=== args ===
aqua wasm call greeting.wasm greeting '[1]'
aqua wasm call greeting.wasm greeting '["x"'
aqua wasm call greeting.wasm failing
aqua wasm call greeting.wasm nosuch '[]'
aqua wasm call greeting.wasm failing --format json
aqua wasm call wasi.wasm panic '["thread main panicked\n"]'
aqua wasm call toy.wasm spin --fuel 100000
aqua wasm call toy.wasm recurse '[100000]'
aqua wasm call toy.wasm fill --memory 2MiB
aqua wasm call toy.wasm outside
aqua wasm call toy.wasm not_text
aqua wasm call toy.wasm quit '[3]'
aqua wasm call toy.wasm hello '["x"]' --memory 64KiB
aqua wasm call tiny.wasm twice '[1]'
aqua wasm call script.wasm f '[]'
aqua wasm call missing.wasm f '[]'
aqua wasm call greeting.wasm
aqua wasm call greeting.wasm greeting --calls calls.jsonl
aqua wasm call greeting.wasm greeting --params '[]'
aqua wasm call greeting.wasm greeting --params '{'
aqua wasm call greeting.wasm greeting --env A
aqua wasm call greeting.wasm greeting --fuel much
aqua wasm call greeting.wasm greeting --memory much
aqua wasm call greeting.wasm greeting --bin curl=curl
aqua wasm call greeting.wasm greeting --replay
aqua wasm call greeting.wasm greeting --tape damaged.jsonl --replay
aqua wasm call greeting.wasm --calls missing.jsonl
=== greeting.wasm from tests/wasm/modules/greeting.wasm ===
=== toy.wasm from tests/wasm/modules/toy.wasm ===
=== wasi.wasm from tests/wasm/modules/wasi.wasm ===
=== tiny.wasm from tests/golden/common/tiny.wasm ===
=== script.wasm ===
#!/bin/sh
=== calls.jsonl ===
=== damaged.jsonl ===
{"effect":2}
=== expect stderr ===
$ aqua wasm call greeting.wasm greeting '[1]'
error[AQ8004]: arguments from json deserialization error in module "greeting", function "greeting": error Error("invalid type: integer `1`, expected a string", line: 0, column: 0) occurred while deserializing function arguments

$ aqua wasm call greeting.wasm greeting '["x"'
error[AQ8004]: EOF while parsing a list at line 1 column 4

$ aqua wasm call greeting.wasm failing
error[AQ8004]: engine error: Execution error: `call-core 9` failed while calling the local or import function `failing`: Trap occurred: unreachable

$ aqua wasm call greeting.wasm nosuch '[]'
error[AQ8004]: function with name `nosuch` is missing

$ aqua wasm call greeting.wasm failing --format json
{
  "format": "aqua/diagnostics/1",
  "diagnostics": [
    {
      "code": "AQ8004",
      "name": "wasm-call-failed",
      "severity": "error",
      "stage": "wasm",
      "message": "engine error: Execution error: `call-core 9` failed while calling the local or import function `failing`: Trap occurred: unreachable",
      "primary": null,
      "labels": [],
      "notes": [],
      "help": [],
      "fixes": []
    }
  ]
}
$ aqua wasm call wasi.wasm panic '["thread main panicked\n"]'
error[AQ8004]: engine error: Execution error: `call-core 28` failed while calling the local or import function `panic`: Trap occurred: unreachable
 note: `wasi` printed: thread main panicked

$ aqua wasm call toy.wasm spin --fuel 100000
error[AQ8004]: engine error: Execution error: `call-core 32` failed while calling the local or import function `spin`: Trap occurred: out of fuel (limit 100000)

$ aqua wasm call toy.wasm recurse '[100000]'
error[AQ8004]: engine error: Execution error: `call-core 33` failed while calling the local or import function `recurse`: Trap occurred: call stack exhausted

$ aqua wasm call toy.wasm fill --memory 2MiB
error[AQ8004]: Engine error when OOM suspected (1 failed allocations), original error: Execution error: `call-core 34` failed while calling the local or import function `fill`: Trap occurred: unreachable

$ aqua wasm call toy.wasm outside
error[AQ8004]: engine error: Execution error: `string.lift_memory` read out of the memory bounds (index 0 > memory length 65536)

$ aqua wasm call toy.wasm not_text
error[AQ8004]: engine error: Execution error: `string.lift_memory` invalid utf-8 sequence of 1 bytes from index 2

$ aqua wasm call toy.wasm quit '[3]'
error[AQ8004]: engine error: Execution error: `call-core 47` failed while calling the local or import function `quit`: Trap occurred: exit with code 3

$ aqua wasm call toy.wasm hello '["x"]' --memory 64KiB
error[AQ8004]: engine error: Wasm backend error: module 'toy' needs 2 pages of memory at the start, 1 are allowed

$ aqua wasm call tiny.wasm twice '[1]'
error[AQ8004]: engine error: the module doesn't contain section with '__fluence_sdk_version', probably it's compiled with an old sdk version

$ aqua wasm call script.wasm f '[]'
error[AQ8001]: `script.wasm` is no valid WebAssembly module: byte 0: magic header not detected

$ aqua wasm call missing.wasm f '[]'
error[AQ9001]: cannot read `missing.wasm`: no such file

$ aqua wasm call greeting.wasm
error: no function, expected `aqua wasm call FILE FUNCTION 'JSON'`
 help: `aqua wasm info` lists those of a module
$ aqua wasm call greeting.wasm greeting --calls calls.jsonl
error: a function beside `--calls`, whose lines name theirs
$ aqua wasm call greeting.wasm greeting --params '[]'
error: `--params`: expected an object
 help: for example --params '{"particle": {"id": "p1"}}'
$ aqua wasm call greeting.wasm greeting --params '{'
error: `--params`: EOF while parsing an object at line 1 column 1
$ aqua wasm call greeting.wasm greeting --env A
error: `--env A`, expected NAME=VALUE
$ aqua wasm call greeting.wasm greeting --fuel much
error: `--fuel much`, expected a number
$ aqua wasm call greeting.wasm greeting --memory much
error: `--memory much`, expected a size such as `64MiB`
$ aqua wasm call greeting.wasm greeting --bin curl=curl
error: `--bin curl=curl`, expected NAME=PATH with an absolute path, or NAME=builtin:http
$ aqua wasm call greeting.wasm greeting --replay
error: `--replay` without `--tape FILE`
$ aqua wasm call greeting.wasm greeting --tape damaged.jsonl --replay
error[AQ8013]: `damaged.jsonl`: line 1: no effect of version 1

$ aqua wasm call greeting.wasm --calls missing.jsonl
error[AQ9001]: cannot read `missing.jsonl`: no such file

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
3
2
2
2
2
2
2
2
2
2
2
3
