;; A record with a list of such records, of which the only one is itself.
;;: record Node { next: array record Node }
;;: fn node() -> record Node
(module
  (func (export "allocate") (param i32 i32) (result i32) (i32.const 1024))
  (func (export "release_objects"))
  (func (export "set_result_ptr") (param i32))
  (func (export "set_result_size") (param i32))
  (func (export "get_result_ptr") (result i32) (i32.const 64))
  (func (export "get_result_size") (result i32) (i32.const 0))
  (memory (export "memory") 1)
  (data (i32.const 64) "\48\00\00\00\01\00\00\00\40\00\00\00")
  (func (export "node"))
)
