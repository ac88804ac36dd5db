# What is in a module.
=== args ===
aqua wasm info tiny.wasm
aqua wasm info tiny.wasm --format json
=== tiny.wasm from tests/golden/common/tiny.wasm ===
=== expect stdout ===
$ aqua wasm info tiny.wasm
tiny.wasm: 146 bytes, SHA-256 0bbb27a49ccc744782b66e547276849511c74e426f48a0418ee97f7d7d198cd0
imports
  wasi_snapshot_preview1.fd_write  function (i32, i32, i32, i32) -> i32
exports
  memory  memory, 1 page at the start, 4 at most
  table  table of funcref, 2 elements at the start, no maximum
  limit  mutable global i64
  twice  function (i32) -> i32
custom sections
  name  7 bytes
$ aqua wasm info tiny.wasm --format json
{
  "bytes": 146,
  "custom_sections": [
    {
      "bytes": 7,
      "name": "name"
    }
  ],
  "exports": [
    {
      "kind": "memory",
      "name": "memory",
      "type": "memory, 1 page at the start, 4 at most"
    },
    {
      "kind": "table",
      "name": "table",
      "type": "table of funcref, 2 elements at the start, no maximum"
    },
    {
      "kind": "global",
      "name": "limit",
      "type": "mutable global i64"
    },
    {
      "kind": "function",
      "name": "twice",
      "type": "function (i32) -> i32"
    }
  ],
  "file": "tiny.wasm",
  "format": "aqua/wasm-info/1",
  "imports": [
    {
      "kind": "function",
      "module": "wasi_snapshot_preview1",
      "name": "fd_write",
      "type": "function (i32, i32, i32, i32) -> i32"
    }
  ],
  "sha256": "0bbb27a49ccc744782b66e547276849511c74e426f48a0418ee97f7d7d198cd0"
}
