# What a project resolves to, and what the machine has; only what is wrong with the project counts for the exit code.
=== args ===
PATH=tools:more aqua doctor shop
aqua doctor alone
aqua doctor
aqua doctor bad
aqua doctor none.aqua
aqua doctor shop/src/main.aqua
=== shop/aqua.toml ===
[project]
name = "shop"
version = "1.2.0"
[imports]
paths = ["vendor", "gone"]
[imports.map]
"@lib/" = "lib"
[const]
WAIT = 5
[[build]]
input = "src/main.aqua"
output = "out"
target = ["ts", "air"]
[test]
scenarios = ["tests"]
=== shop/vendor/limits.aqua ===
aqua Limits declares *
const LIMIT = 1
const WAIT ?= 3
=== shop/lib/names.aqua ===
aqua Names declares NAME
const NAME = "x"
=== shop/src/main.aqua ===
aqua Main
import "limits.aqua"
import "@lib/names.aqua"
import within from "aqua/time.aqua"
export f, g
func f() -> u32, string:
  <- LIMIT, NAME
func g() -> ?string:
  h = () -> string:
    <- NAME
  x <- within(WAIT, h)
  <- x
=== alone/broken.aqua ===
aqua Broken
import "nowhere.aqua"
export f
func f() -> u32:
  <- LIMT
=== shop/tests/one.scenario.toml ===
scenario = 1
name = "one"
program = "../src/main.aqua"
[[call]]
func = "f"
expect = { returns = [1, "x"] }
=== shop/tests/two.test.aqua ===
aqua Two declares *
export test_two
func test_two() -> string:
  <- "two"
=== bad/aqua.toml ===
[import]
paths = []
=== more/node ===
=== expect stdout ===
$ PATH=tools:more aqua doctor shop
aqua <version>

project
  manifest                      shop/aqua.toml
  name                          shop 1.2.0
  constant                      WAIT = 5
  build                         shop/src/main.aqua to shop/out: ts, air

imports
  searched                      shop/vendor
  searched                      shop/gone, which is missing
  @lib/                         shop/lib
  limits.aqua                   shop/vendor/limits.aqua
  @lib/names.aqua               shop/lib/names.aqua
  aqua/time.aqua                <stdlib>/aqua/time.aqua
  standard library              in the binary

programs
  shop/lib/names.aqua           exports 0 functions, 0 services
  shop/src/main.aqua            exports 2 functions, 0 services
  shop/tests/two.test.aqua      exports 1 function, 0 services
  shop/vendor/limits.aqua       exports 0 functions, 0 services

tests
  shop/tests/one.scenario.toml  scenario
  shop/tests/two.test.aqua      native tests

machine
  JavaScriptCore                not looked for
  modules of C                  missing (Debian: clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32)
  modules of C++                missing (Debian: clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32, libc++-19-dev-wasm32, libc++abi-19-dev-wasm32)
  Node                          more/node
$ aqua doctor alone
aqua <version>

project
  manifest           none

imports
  nowhere.aqua       not found
  standard library   in the binary

programs
  alone/broken.aqua  is broken

tests
  none               files `*.scenario.toml` and `*.test.aqua` are tests

machine
  JavaScriptCore     not looked for
  modules of C       missing (Debian: clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32)
  modules of C++     missing (Debian: clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32, libc++-19-dev-wasm32, libc++abi-19-dev-wasm32)
  Node               missing (Debian: nodejs); compares with the official compiler and VM
$ aqua doctor
aqua <version>

project
  none            no `aqua.toml` here or in a folder above

machine
  JavaScriptCore  not looked for
  modules of C    missing (Debian: clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32)
  modules of C++  missing (Debian: clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32, libc++-19-dev-wasm32, libc++abi-19-dev-wasm32)
  Node            missing (Debian: nodejs); compares with the official compiler and VM
$ aqua doctor none.aqua
aqua <version>

project
  manifest          none

imports
  standard library  in the binary

programs
  none.aqua         is broken

tests
  none              files `*.scenario.toml` and `*.test.aqua` are tests

machine
  JavaScriptCore    not looked for
  modules of C      missing (Debian: clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32)
  modules of C++    missing (Debian: clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32, libc++-19-dev-wasm32, libc++abi-19-dev-wasm32)
  Node              missing (Debian: nodejs); compares with the official compiler and VM
$ aqua doctor shop/src/main.aqua
aqua <version>

project
  manifest            shop/aqua.toml
  name                shop 1.2.0
  constant            WAIT = 5
  build               shop/src/main.aqua to shop/out: ts, air

imports
  searched            shop/vendor
  searched            shop/gone, which is missing
  @lib/               shop/lib
  limits.aqua         shop/vendor/limits.aqua
  @lib/names.aqua     shop/lib/names.aqua
  aqua/time.aqua      <stdlib>/aqua/time.aqua
  standard library    in the binary

programs
  shop/src/main.aqua  exports 2 functions, 0 services

tests
  none                files `*.scenario.toml` and `*.test.aqua` are tests

machine
  JavaScriptCore      not looked for
  modules of C        missing (Debian: clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32)
  modules of C++      missing (Debian: clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32, libc++-19-dev-wasm32, libc++abi-19-dev-wasm32)
  Node                missing (Debian: nodejs); compares with the official compiler and VM
=== expect stderr ===
$ aqua doctor alone
error[AQ0801]: `nowhere.aqua` is not found
  ┌─ alone/broken.aqua:2:8
  │
2 │ import "nowhere.aqua"
  │        ^^^^^^^^^^^^^^
  │
 note: looked for `alone/nowhere.aqua`, `alone/node_modules/nowhere.aqua`, `node_modules/nowhere.aqua`, `<stdlib>/nowhere.aqua`

$ aqua doctor bad
error[AQ7002]: unknown key `import` in `aqua.toml`
  ┌─ bad/aqua.toml:1:2
  │
1 │ [import]
  │  ^^^^^^ unknown
  │
 help: did you mean `imports`?
 try: write `imports`
1 │ [imports]

$ aqua doctor none.aqua
error[AQ9001]: cannot read `none.aqua`: no such file

=== expect exit ===
0
1
0
2
3
0
