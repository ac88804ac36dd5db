;; A text of 65 MiB; and 65,536 texts of 64 KiB each, which are all the same.
;;: fn text() -> string
;;: fn texts() -> array string
(module
  (func (export "allocate") (param i32 i32) (result i32) (i32.const 1024))
  (func (export "release_objects"))
  (func (export "set_result_ptr") (param i32))
  (func (export "set_result_size") (param i32))
  (func (export "get_result_ptr") (result i32) (i32.const 0))
  (func (export "get_result_size") (result i32) (global.get $size))
  (memory (export "memory") 1100)
  (global $size (mut i32) (i32.const 0))
  (func (export "text") (global.set $size (i32.const 68157440)))
  (func (export "texts") (local i32)
    (global.set $size (i32.const 65536))
    (loop
      (i32.store offset=4 (local.get 0) (i32.const 65536))
      (br_if 0 (i32.lt_u (local.tee 0 (i32.add (local.get 0) (i32.const 8))) (i32.const 524288)))))
)
