# What is in a module, of Marine or not.
=== args ===
aqua wasm info greeting.wasm
aqua wasm info greeting.wasm --format json
aqua wasm info tiny.wasm
=== greeting.wasm from tests/wasm/modules/greeting.wasm ===
=== tiny.wasm from tests/golden/common/tiny.wasm ===
=== expect stdout ===
$ aqua wasm info greeting.wasm
file:        greeting.wasm, 1117 bytes, SHA-256 85063209d8dfcb1317dd51122d7527c379c1f1c13814474ec76c462c283f5789
it version:  0.27.0
sdk version: 0.14.0
module doesn't contain module manifest
functions:
  greeting(name: string) -> string
  greeting_record() -> Greeting
  count() -> u32
  failing()
imports:
  __marine_host_api_v3.log_utf8_string  function (i32, i32, i32, i32) -> ()
exports:
  memory  memory, 2 pages at the start, no maximum
  allocate  function (i32, i32) -> i32
  release_objects  function () -> ()
  get_result_size  function () -> i32
  get_result_ptr  function () -> i32
  set_result_size  function (i32) -> ()
  set_result_ptr  function (i32) -> ()
  greeting  function (i32, i32) -> ()
  greeting_record  function () -> ()
  count  function () -> i32
  failing  function () -> ()
custom sections:
  interface-types  321 bytes
  __fluence_sdk_version  6 bytes
$ aqua wasm info greeting.wasm --format json
{
  "bytes": 1117,
  "custom_sections": [
    {
      "bytes": 321,
      "name": "interface-types"
    },
    {
      "bytes": 6,
      "name": "__fluence_sdk_version"
    }
  ],
  "exports": [
    {
      "name": "memory",
      "type": "memory, 2 pages at the start, no maximum"
    },
    {
      "name": "allocate",
      "type": "function (i32, i32) -> i32"
    },
    {
      "name": "release_objects",
      "type": "function () -> ()"
    },
    {
      "name": "get_result_size",
      "type": "function () -> i32"
    },
    {
      "name": "get_result_ptr",
      "type": "function () -> i32"
    },
    {
      "name": "set_result_size",
      "type": "function (i32) -> ()"
    },
    {
      "name": "set_result_ptr",
      "type": "function (i32) -> ()"
    },
    {
      "name": "greeting",
      "type": "function (i32, i32) -> ()"
    },
    {
      "name": "greeting_record",
      "type": "function () -> ()"
    },
    {
      "name": "count",
      "type": "function () -> i32"
    },
    {
      "name": "failing",
      "type": "function () -> ()"
    }
  ],
  "file": "greeting.wasm",
  "format": "aqua/wasm-info/1",
  "functions": [
    "greeting(name: string) -> string",
    "greeting_record() -> Greeting",
    "count() -> u32",
    "failing()"
  ],
  "imports": [
    {
      "name": "__marine_host_api_v3.log_utf8_string",
      "type": "function (i32, i32, i32, i32) -> ()"
    }
  ],
  "interface_version": "0.27.0",
  "sdk_version": "0.14.0",
  "sha256": "85063209d8dfcb1317dd51122d7527c379c1f1c13814474ec76c462c283f5789"
}
$ aqua wasm info tiny.wasm
file:        tiny.wasm, 146 bytes, SHA-256 0bbb27a49ccc744782b66e547276849511c74e426f48a0418ee97f7d7d198cd0
module doesn't contain sdk version
module doesn't contain module manifest
imports:
  wasi_snapshot_preview1.fd_write  function (i32, i32, i32, i32) -> i32
exports:
  memory  memory, 1 page at the start, 4 at most
  table  table of funcref, 2 elements at the start, no maximum
  limit  mutable global i64
  twice  function (i32) -> i32
custom sections:
  name  7 bytes
=== expect stderr ===
$ aqua wasm info greeting.wasm --format json
{
  "format": "aqua/diagnostics/1",
  "diagnostics": []
}
$ aqua wasm info tiny.wasm
error[AQ8002]: `tiny.wasm` is no Marine module: the module doesn't contain section with '__fluence_sdk_version', probably it's compiled with an old sdk version

=== expect exit ===
0
0
1
