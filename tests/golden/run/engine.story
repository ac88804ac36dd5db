# Peers whose steps a module executes: a file that is not there, one that is no module, and one that is no interpreter.
=== args ===
aqua run main.aqua 'f()' -s missing.toml
aqua run main.aqua 'f()' -s text.toml
aqua run main.aqua 'f()' -s other.toml
=== main.aqua ===
export f
func f() -> string:
    <- "x"
=== missing.toml ===
scenario = 1
[peers.ann]
engine = { avm = "missing.wasm" }
=== text.toml ===
scenario = 1
[peers.ann]
engine = { avm = "main.aqua" }
=== other.toml ===
scenario = 1
[peers.ann]
engine = { avm = "greeting.wasm" }
=== greeting.wasm from tests/wasm/modules/greeting.wasm ===
=== expect stderr ===
$ aqua run main.aqua 'f()' -s missing.toml
error[AQ9001]: cannot read `missing.wasm`: no such file
  ┌─ missing.toml:3:18
  │
3 │ engine = { avm = "missing.wasm" }
  │                  ^^^^^^^^^^^^^^
  │

$ aqua run main.aqua 'f()' -s text.toml
error[AQ8037]: `main.aqua` cannot execute the steps of a peer: it is no valid WebAssembly module: byte 0: magic header not detected
  ┌─ text.toml:3:18
  │
3 │ engine = { avm = "main.aqua" }
  │                  ^^^^^^^^^^^
  │

$ aqua run main.aqua 'f()' -s other.toml
error[AQ8037]: `greeting.wasm` cannot execute the steps of a peer: it has no function `invoke` as that of the official VM 0.62
  ┌─ other.toml:3:18
  │
3 │ engine = { avm = "greeting.wasm" }
  │                  ^^^^^^^^^^^^^^^
  │

=== expect exit ===
3
2
2
