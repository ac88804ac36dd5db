# The functions of a module as an Aqua service, which is right.
=== args ===
aqua wasm interface greeting.wasm
aqua wasm interface greeting.wasm --service my-hello --id hello
aqua wasm interface greeting.wasm --text
aqua wasm interface toy.wasm
aqua wasm interface tiny.wasm
aqua wasm interface script.wasm
=== greeting.wasm from tests/wasm/modules/greeting.wasm ===
=== toy.wasm from tests/wasm/modules/toy.wasm ===
=== tiny.wasm from tests/golden/common/tiny.wasm ===
=== script.wasm ===
#!/bin/sh
=== expect stdout ===
$ aqua wasm interface greeting.wasm
aqua GreetingService declares *

data Greeting:
  text: string
  number: u32

service GreetingService:
  count() -> u32
  failing()
  greeting(name: string) -> string
  greeting_record() -> Greeting
$ aqua wasm interface greeting.wasm --service my-hello --id hello
aqua MyHello declares *

data Greeting:
  text: string
  number: u32

service MyHello("hello"):
  count() -> u32
  failing()
  greeting(name: string) -> string
  greeting_record() -> Greeting
$ aqua wasm interface greeting.wasm --text
(@interface it_version "0.27.0")

;; Types
(@interface type (func 
  (param $size: i32) 
  (result i32)))   ;; 0
(@interface type (func ))   ;; 1
(@interface type (func 
  (result i32)))   ;; 2
(@interface type (func 
  (result i32)))   ;; 3
(@interface type (func 
  (param $result_size: i32) ))   ;; 4
(@interface type (func 
  (param $result_ptr: i32) ))   ;; 5
(@interface type (record $Greeting (
 field $text: string
 field $number: u32
)))   ;; 6
(@interface type (func 
  (param $name: string) 
  (result string)))   ;; 7
(@interface type (func 
  (param $name: string) 
  (result string)))   ;; 8
(@interface type (func 
  (result record 6)))   ;; 9
(@interface type (func 
  (result record 6)))   ;; 10
(@interface type (func 
  (result u32)))   ;; 11
(@interface type (func 
  (result u32)))   ;; 12
(@interface type (func ))   ;; 13
(@interface type (func ))   ;; 14

;; Imports

;; Adapters
(@interface func (type 7)
  arg.get 0
  string.size
  i32.push 1
  call-core 0
  arg.get 0
  string.lower_memory
  call-core 6
  call-core 3
  call-core 2
  string.lift_memory
  call-core 1)
(@interface func (type 9)
  call-core 7
  call-core 3
  record.lift_memory 6
  call-core 1)
(@interface func (type 11)
  call-core 8
  u32.from_i32)
(@interface func (type 13)
  call-core 9)

;; Exports
(@interface export "allocate" (func 0))
(@interface export "release_objects" (func 1))
(@interface export "get_result_size" (func 2))
(@interface export "get_result_ptr" (func 3))
(@interface export "set_result_size" (func 4))
(@interface export "set_result_ptr" (func 5))
(@interface export "greeting" (func 8))
(@interface export "greeting_record" (func 10))
(@interface export "count" (func 12))
(@interface export "failing" (func 14))

;; Implementations
(@interface implement (func 8) (func 7))
(@interface implement (func 10) (func 9))
(@interface implement (func 12) (func 11))
(@interface implement (func 14) (func 13))
=== expect stderr ===
$ aqua wasm interface toy.wasm
error[AQ8005]: the interface of `toy.wasm` cannot be written in Aqua: Aqua cannot have a function called `Odd`

$ aqua wasm interface tiny.wasm
error[AQ8002]: `tiny.wasm` is no Marine module: the module doesn't contain section with '__fluence_sdk_version', probably it's compiled with an old sdk version

$ aqua wasm interface script.wasm
error[AQ8001]: `script.wasm` is no valid WebAssembly module: byte 0: magic header not detected

=== expect exit ===
0
0
0
1
1
1
