# Files that are no modules.
=== args ===
aqua wasm info script.wasm
aqua wasm info cut.wasm
aqua wasm info cut.wasm --format json
aqua wasm info missing.wasm
aqua wasm info
=== script.wasm ===
#!/bin/sh
=== cut.wasm from tests/golden/common/cut.wasm ===
=== expect stderr ===
$ aqua wasm info script.wasm
error[AQ8001]: `script.wasm` is no valid WebAssembly module: byte 0: magic header not detected

$ aqua wasm info cut.wasm
error[AQ8001]: `cut.wasm` is no valid WebAssembly module: byte 26: length out of bounds: 35 bytes, and 34 are left

$ aqua wasm info cut.wasm --format json
{
  "format": "aqua/diagnostics/1",
  "diagnostics": [
    {
      "code": "AQ8001",
      "name": "wasm-invalid",
      "severity": "error",
      "stage": "wasm",
      "message": "`cut.wasm` is no valid WebAssembly module: byte 26: length out of bounds: 35 bytes, and 34 are left",
      "primary": null,
      "labels": [],
      "notes": [],
      "help": [],
      "fixes": []
    }
  ]
}
$ aqua wasm info missing.wasm
error[AQ9001]: cannot read `missing.wasm`: no such file

$ aqua wasm info
error: no file, expected `aqua wasm info FILE`
=== expect exit ===
1
1
1
3
2
