;; Never ends, and does some work meanwhile.
;;: fn spin()
(module
  (func (export "allocate") (param i32 i32) (result i32) (i32.const 1024))
  (func (export "release_objects"))
  (func (export "set_result_ptr") (param i32))
  (func (export "set_result_size") (param i32))
  (func (export "get_result_ptr") (result i32) (i32.const 0))
  (func (export "get_result_size") (result i32) (i32.const 0))
  (memory (export "memory") 1)
  (func (export "spin") (local i32)
    (loop
      (local.set 0 (i32.xor (i32.add (i32.mul (local.get 0) (i32.const 3)) (i32.const 5)) (i32.const 7)))
      (local.set 0 (i32.rotl (i32.sub (local.get 0) (i32.const 11)) (i32.const 13)))
      (local.set 0 (i32.xor (i32.add (i32.mul (local.get 0) (i32.const 17)) (i32.const 19)) (i32.const 23)))
      (br 0)))
)
