# Files of services that are not there, are something else, or do not fit the program.
=== args ===
aqua run main.aqua 'f()' -s missing.toml
aqua run main.aqua 'f()' -s text.toml
aqua run main.aqua 'f()' -s plain.toml
aqua run main.aqua 'f()' -s keys.toml
aqua run main.aqua 'f()' -s fit.toml
aqua run main.aqua 'g()' -s script.toml
aqua check missing.toml text.toml
=== greeting.wasm from tests/wasm/modules/greeting.wasm ===
=== plain.wasm from tests/wasm/modules/guards.wasm ===
=== main.aqua ===
aqua Main declares *

export f, g

data Greeting:
  text: string
  number: u16

service Greeting_("greeting"):
  count() -> u8
  greet(name: string) -> string
  greeting(name: string, twice: bool) -> string
  greeting_record() -> Greeting
  failing() -> string
service Prices("prices"):
  get(name: string) -> u32

func f() -> string:
  count <- Greeting_.count()
  one <- Greeting_.greet("Ann")
  two <- Greeting_.greeting("Ann", true)
  three <- Greeting_.greeting_record()
  four <- Greeting_.failing()
  <- one

func g() -> u32:
  <- Prices.get("x")
=== missing.toml ===
scenario = 1
[[service]]
id = "greeting"
wasm = "lib/greeting.wasm"
[[service]]
id = "prices"
js = "prices.js"
=== text.toml ===
scenario = 1
[[service]]
id = "greeting"
wasm = "main.aqua"
=== plain.toml ===
scenario = 1
[[service]]
id = "greeting"
wasm = "plain.wasm"
=== keys.toml ===
scenario = 1
[limits]
wasm_fuel = 0
wasm_stack = 65537
wasm_memory = "many"
[[service]]
id = "a"
wasm = "greeting.wasm"
exec = ["x"]
[[service]]
id = "b"
takes = "5ms"
[[service]]
id = "c"
wasm = ["greeting.wasm"]
takes = "fuel/0us"
[[service]]
id = "d"
wasm = "greeting.wasm"
takes = "fuel/1000us + 5ms"
=== fit.toml ===
scenario = 1
[[service]]
id = "greeting"
wasm = "greeting.wasm"
=== script.toml ===
scenario = 1
[[service]]
id = "prices"
js = "none.js"
[[service]]
id = "a"
js = "syntax.js"
[[service]]
id = "b"
js = "async.js"
[[service]]
id = "c"
js = "throws.js"
[[service]]
id = "d"
js = "value.js"
=== none.js ===
function get() { return 1; }
=== syntax.js ===
service({
  get(args { return 1; }
});
=== async.js ===
service({ async get() { return 1; } });
=== throws.js ===
const prices = null;
service({ get: prices.get });
=== value.js ===
service({ get: 1 });
=== expect stderr ===
$ aqua run main.aqua 'f()' -s missing.toml
error[AQ9001]: cannot read `lib/greeting.wasm`: no such file
  ┌─ missing.toml:4:8
  │
4 │ wasm = "lib/greeting.wasm"
  │        ^^^^^^^^^^^^^^^^^^^
  │

error[AQ9001]: cannot read `prices.js`: no such file
  ┌─ missing.toml:7:6
  │
7 │ js = "prices.js"
  │      ^^^^^^^^^^^
  │

$ aqua run main.aqua 'f()' -s text.toml
error[AQ8001]: `main.aqua` is no valid WebAssembly module: byte 0: magic header not detected
  ┌─ text.toml:4:8
  │
4 │ wasm = "main.aqua"
  │        ^^^^^^^^^^^
  │

$ aqua run main.aqua 'f()' -s plain.toml
error[AQ8002]: `plain.wasm` is no Marine module: the module doesn't contain section with '__fluence_sdk_version', probably it's compiled with an old sdk version
  ┌─ plain.toml:4:8
  │
4 │ wasm = "plain.wasm"
  │        ^^^^^^^^^^^^
  │

$ aqua run main.aqua 'f()' -s keys.toml
error[AQ7004]: found `0`, expected a whole number from 1
  ┌─ keys.toml:3:13
  │
3 │ wasm_fuel = 0
  │             ^
  │

error[AQ7004]: found `65537`, expected a whole number from 1 to 65536
  ┌─ keys.toml:4:14
  │
4 │ wasm_stack = 65537
  │              ^^^^^
  │

error[AQ7004]: found `many`, expected a size such as `512MiB` or `2GiB`
  ┌─ keys.toml:5:15
  │
5 │ wasm_memory = "many"
  │               ^^^^^^
  │

error[AQ7009]: `wasm` and `exec` exclude each other
  ┌─ keys.toml:9:8
  │
9 │ exec = ["x"]
  │        ^^^^^
  │

error[AQ7006]: a service has no `wasm` or `js`
   ┌─ keys.toml:10:1
   │
10 │ [[service]]
   │ ^^^^^^^^^^^
   │

error[AQ7003]: `wasm` is a list, expected a path, or a table of `module` and `config`
   ┌─ keys.toml:15:8
   │
15 │ wasm = ["greeting.wasm"]
   │        ^^^^^^^^^^^^^^^^^ expected a path, or a table of `module` and `config`
   │

error[AQ7004]: found `fuel/0us`, expected a duration or range such as `5ms..20ms`, time for fuel such as `fuel/1000us`, or both: `1ms + fuel/1000us`
   ┌─ keys.toml:16:9
   │
16 │ takes = "fuel/0us"
   │         ^^^^^^^^^^
   │

error[AQ7004]: found `fuel/1000us + 5ms`, expected a duration or range such as `5ms..20ms`, time for fuel such as `fuel/1000us`, or both: `1ms + fuel/1000us`
   ┌─ keys.toml:20:9
   │
20 │ takes = "fuel/1000us + 5ms"
   │         ^^^^^^^^^^^^^^^^^^^
   │

$ aqua run main.aqua 'f()' -s fit.toml
error[AQ8043]: `count()` is `u32` in `greeting.wasm`, and the program declares `u8`
   ┌─ fit.toml:4:8
   │
 4 │ wasm = "greeting.wasm"
   │        ^^^^^^^^^^^^^^^
   │
   ┌─ main.aqua:10:3
   │
10 │   count() -> u8
   │   ----- declared here
   │
 help: it has `count() -> u32`

error[AQ8043]: `failing` is `failing()` in `greeting.wasm`, and the program declares `-> string`
   ┌─ fit.toml:4:8
   │
 4 │ wasm = "greeting.wasm"
   │        ^^^^^^^^^^^^^^^
   │
   ┌─ main.aqua:14:3
   │
14 │   failing() -> string
   │   ------- declared here
   │
 help: it has `failing()`

error[AQ8041]: `greeting.wasm` has no function `greet`, which the program calls
   ┌─ fit.toml:4:8
   │
 4 │ wasm = "greeting.wasm"
   │        ^^^^^^^^^^^^^^^
   │
   ┌─ main.aqua:20:10
   │
20 │   one <- Greeting_.greet("Ann")
   │          ---------------------- called here
   │

error[AQ8043]: `greeting` is `greeting(name: string) -> string` in `greeting.wasm`, and the program declares `string, bool -> string`
   ┌─ fit.toml:4:8
   │
 4 │ wasm = "greeting.wasm"
   │        ^^^^^^^^^^^^^^^
   │
   ┌─ main.aqua:12:3
   │
12 │   greeting(name: string, twice: bool) -> string
   │   -------- declared here
   │
 help: it has `greeting(name: string) -> string`

error[AQ8043]: `greeting_record().number` is `u32` in `greeting.wasm`, and the program declares `u16`
   ┌─ fit.toml:4:8
   │
 4 │ wasm = "greeting.wasm"
   │        ^^^^^^^^^^^^^^^
   │
   ┌─ main.aqua:13:3
   │
13 │   greeting_record() -> Greeting
   │   --------------- declared here
   │
 help: it has `greeting_record() -> Greeting`

$ aqua run main.aqua 'g()' -s script.toml
error[AQ8045]: `none.js` cannot serve: it does not call `service({ ... })`, which registers functions
  ┌─ script.toml:4:6
  │
4 │ js = "none.js"
  │      ^^^^^^^^^
  │

error[AQ8045]: `syntax.js` cannot serve: SyntaxError: Unexpected token '{'. Expected a ')' or a ',' after a parameter declaration. in line 2
  ┌─ script.toml:7:6
  │
7 │ js = "syntax.js"
  │      ^^^^^^^^^^^
  │

error[AQ8045]: `async.js` cannot serve: it has the word `async`: functions of a service give their results at once
   ┌─ script.toml:10:6
   │
10 │ js = "async.js"
   │      ^^^^^^^^^^
   │

error[AQ8045]: `throws.js` cannot serve: TypeError: null is not an object (evaluating 'prices.get') in line 2
   ┌─ script.toml:13:6
   │
13 │ js = "throws.js"
   │      ^^^^^^^^^^^
   │

error[AQ8045]: `value.js` cannot serve: TypeError: `get` is no function
   ┌─ script.toml:16:6
   │
16 │ js = "value.js"
   │      ^^^^^^^^^^
   │

$ aqua check missing.toml text.toml
error[AQ9001]: cannot read `lib/greeting.wasm`: no such file
  ┌─ missing.toml:4:8
  │
4 │ wasm = "lib/greeting.wasm"
  │        ^^^^^^^^^^^^^^^^^^^
  │

error[AQ9001]: cannot read `prices.js`: no such file
  ┌─ missing.toml:7:6
  │
7 │ js = "prices.js"
  │      ^^^^^^^^^^^
  │

error[AQ8001]: `main.aqua` is no valid WebAssembly module: byte 0: magic header not detected
  ┌─ text.toml:4:8
  │
4 │ wasm = "main.aqua"
  │        ^^^^^^^^^^^
  │

checked 2 files, 3 errors, 0 warnings in <time>
=== expect exit ===
3
2
2
2
2
2
1
