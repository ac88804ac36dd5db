;; Results that are longer than the memory.
;;: fn text() -> string
;;: fn list() -> array u64
;;: fn blob() -> bytes
(module
  (func (export "allocate") (param i32 i32) (result i32) (i32.const 1024))
  (func (export "release_objects"))
  (func (export "set_result_ptr") (param i32))
  (func (export "set_result_size") (param i32))
  (func (export "get_result_ptr") (result i32) (i32.const 8))
  (func (export "get_result_size") (result i32) (i32.const -1))
  (memory (export "memory") 1)
  (func (export "text"))
  (func (export "list"))
  (func (export "blob"))
)
