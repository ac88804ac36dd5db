;; Sets the local behind its own, where a module with guards keeps its fuel.
;;! invalid
;;: fn f()
(module
  (func (export "allocate") (param i32 i32) (result i32) (i32.const 1024))
  (func (export "release_objects"))
  (func (export "set_result_ptr") (param i32))
  (func (export "set_result_size") (param i32))
  (func (export "get_result_ptr") (result i32) (i32.const 0))
  (func (export "get_result_size") (result i32) (i32.const 0))
  (memory (export "memory") 1)
  (func (export "f") (local i32) (loop (local.set 1 (i64.const 9000000000000000000)) (br 0)))
)
