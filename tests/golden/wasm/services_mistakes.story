# What is wrong with the file of a service, or with its modules.
=== args ===
aqua wasm call none.toml f
aqua wasm call syntax.toml f
aqua wasm call empty.toml f
aqua wasm call nowhere.toml f
aqua wasm call lost.toml f
aqua wasm call alone.toml twice '["x"]'
aqua wasm call reversed.toml twice '["x"]'
aqua wasm call other.toml twice '["x"]'
aqua wasm call mute.toml greeting '["x"]'
aqua wasm call toolless.toml run '[[]]'
aqua wasm call values.toml f
aqua wasm interface lost.toml
aqua wasm call lost.toml f --format json
=== syntax.toml ===
[[module]
=== empty.toml ===
modules_dir = "."
=== nowhere.toml ===
[[module]]
name = "toy"
=== lost.toml ===
modules_dir = "."
[[module]]
name = "missing"
[[module]]
name = "script"
=== script.wasm ===
#!/bin/sh
=== alone.toml ===
modules_dir = "."
[[module]]
name = "facade"
=== reversed.toml ===
modules_dir = "."
[[module]]
name = "facade"
[[module]]
name = "toy"
=== other.toml ===
modules_dir = "."
[[module]]
name = "toy"
file_name = "greeting.wasm"
[[module]]
name = "facade"
=== mute.toml ===
modules_dir = "."
[[module]]
name = "greeting"
logger_enabled = false
=== toolless.toml ===
modules_dir = "."
[[module]]
name = "tools"
=== tools.wasm from tests/wasm/modules/tools.wasm ===
=== values.toml ===
modules_dir = 1
total_memory_limit = "lots"
[[module]]
name = "toy"
logging_mask = 99999999999
wasi = { envs = { A = 1 }, mapped_dirs = "x" }
[[module]]
file_name = "x.wasm"
[[module]]
name = "toy"
=== toy.wasm from tests/wasm/modules/toy.wasm ===
=== facade.wasm from tests/wasm/modules/facade.wasm ===
=== greeting.wasm from tests/wasm/modules/greeting.wasm ===
=== expect stderr ===
$ aqua wasm call none.toml f
error[AQ9001]: cannot read `none.toml`: no such file

$ aqua wasm call syntax.toml f
error[AQ7001]: this is not TOML: Error while parsing table header: expected ']', saw '\n'
  ┌─ syntax.toml:1:10
  │
1 │ [[module]
  │          ^
  │

$ aqua wasm call empty.toml f
error[AQ8007]: config should contain at least one module
  ┌─ empty.toml:1:1
  │
1 │ modules_dir = "."
  │ ^^^^^^^^^^^^^^^^^
  │

$ aqua wasm call nowhere.toml f
error[AQ8007]: InvalidConfig: "modules_dir" field is not defined, but it is required to load module "toy"
  ┌─ nowhere.toml:1:1
  │
1 │ [[module]]
  │ ^^^^^^^^^^
  │

$ aqua wasm call lost.toml f
error[AQ8009]: IOError: failed to load missing.wasm: No such file or directory (os error 2)
  ┌─ lost.toml:2:1
  │
2 │ [[module]]
  │ ^^^^^^^^^^
  │

error[AQ8001]: `script.wasm` is no valid WebAssembly module: byte 0: magic header not detected
  ┌─ lost.toml:4:1
  │
4 │ [[module]]
  │ ^^^^^^^^^^
  │

$ aqua wasm call alone.toml twice '["x"]'
error[AQ8004]: engine error: module with name 'toy' isn't loaded into Marine

$ aqua wasm call reversed.toml twice '["x"]'
error[AQ8004]: engine error: module with name 'toy' isn't loaded into Marine

$ aqua wasm call other.toml twice '["x"]'
error[AQ8004]: engine error: module with name 'facade' doesn't have function with name hello

$ aqua wasm call mute.toml greeting '["x"]'
error[AQ8004]: engine error: Wasm backend error: failed to instantiate: Import #0 module="__marine_host_api_v3" function="log_utf8_string" error: there is no such function

$ aqua wasm call toolless.toml run '[[]]'
error[AQ8004]: engine error: Wasm backend error: failed to instantiate: Import #0 module="__marine_host_api_v3" function="tool" error: there is no such function

$ aqua wasm call values.toml f
error[AQ7003]: `modules_dir` is an integer, expected a text
  ┌─ values.toml:1:15
  │
1 │ modules_dir = 1
  │               ^ expected a text
  │

error[AQ7004]: found `lots`, expected bytes, a size such as `10 MiB`, or `Infinity`
  ┌─ values.toml:2:22
  │
2 │ total_memory_limit = "lots"
  │                      ^^^^^^
  │

error[AQ7004]: found `99999999999`, expected an integer of 32 bits
  ┌─ values.toml:5:16
  │
5 │ logging_mask = 99999999999
  │                ^^^^^^^^^^^
  │

error[AQ7003]: `A` is an integer, expected a text
  ┌─ values.toml:6:23
  │
6 │ wasi = { envs = { A = 1 }, mapped_dirs = "x" }
  │                       ^ expected a text
  │

error[AQ7003]: `mapped_dirs` is a text, expected a table
  ┌─ values.toml:6:42
  │
6 │ wasi = { envs = { A = 1 }, mapped_dirs = "x" }
  │                                          ^^^ expected a table
  │

error[AQ7006]: a module has no `name`
  ┌─ values.toml:7:1
  │
7 │ [[module]]
  │ ^^^^^^^^^^
  │

error[AQ8007]: module with name toy is specified in config (dir: None), but not found in provided modules: []
   ┌─ values.toml:10:8
   │
10 │ name = "toy"
   │        ^^^^^
   │

$ aqua wasm interface lost.toml
error[AQ8009]: IOError: failed to load missing.wasm: No such file or directory (os error 2)
  ┌─ lost.toml:2:1
  │
2 │ [[module]]
  │ ^^^^^^^^^^
  │

error[AQ8001]: `script.wasm` is no valid WebAssembly module: byte 0: magic header not detected
  ┌─ lost.toml:4:1
  │
4 │ [[module]]
  │ ^^^^^^^^^^
  │

$ aqua wasm call lost.toml f --format json
{
  "format": "aqua/diagnostics/1",
  "diagnostics": [
    {
      "code": "AQ8009",
      "name": "wasm-config-file",
      "severity": "error",
      "stage": "wasm",
      "message": "IOError: failed to load missing.wasm: No such file or directory (os error 2)",
      "primary": {
        "file": "lost.toml",
        "start": {
          "line": 2,
          "column": 1
        },
        "end": {
          "line": 2,
          "column": 11
        },
        "start_byte": 18,
        "end_byte": 28
      },
      "labels": [],
      "notes": [],
      "help": [],
      "fixes": []
    },
    {
      "code": "AQ8001",
      "name": "wasm-invalid",
      "severity": "error",
      "stage": "wasm",
      "message": "`script.wasm` is no valid WebAssembly module: byte 0: magic header not detected",
      "primary": {
        "file": "lost.toml",
        "start": {
          "line": 4,
          "column": 1
        },
        "end": {
          "line": 4,
          "column": 11
        },
        "start_byte": 46,
        "end_byte": 56
      },
      "labels": [],
      "notes": [],
      "help": [],
      "fixes": []
    }
  ]
}
=== expect exit ===
3
2
2
2
2
4
4
4
4
4
2
1
2
