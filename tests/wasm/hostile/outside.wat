;; Memory that there is none of: for arguments, and for results.
;;: record Pair { a: u32, b: string }
;;: fn hello(name: string)
;;: fn pair() -> record Pair
;;: fn sum(xs: array u32)
(module
  (func (export "allocate") (param i32 i32) (result i32) (i32.const -8))
  (func (export "release_objects"))
  (func (export "set_result_ptr") (param i32))
  (func (export "set_result_size") (param i32))
  (func (export "get_result_ptr") (result i32) (i32.const 65530))
  (func (export "get_result_size") (result i32) (i32.const 0))
  (memory (export "memory") 1)
  (func (export "hello") (param i32 i32))
  (func (export "pair"))
  (func (export "sum") (param i32 i32))
)
