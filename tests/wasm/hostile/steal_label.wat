;; Branches out of its function, to where a module with guards has a block of ours.
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
  (func (export "f") (loop (br 2)))
)
