;; An interface that claims 255 arguments, and has none.
;;! interface 05 06 302e32372e30 00 01 00 ff
(module
  (func (export "allocate") (param i32 i32) (result i32) (i32.const 1024))
  (func (export "release_objects"))
  (func (export "set_result_ptr") (param i32))
  (func (export "set_result_size") (param i32))
  (func (export "get_result_ptr") (result i32) (i32.const 0))
  (func (export "get_result_size") (result i32) (i32.const 0))
  (memory (export "memory") 1)
  (func (export "f"))
)
