# The wrong program of `aqua explain type-unknown-lower`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(x: s32) -> u32:
  <- 1
=== expect stderr ===
error[AQ0159]: `s32` is no type, expected a built-in type or a name in upper case
  ┌─ main.aqua:5:11
  │
5 │ func f(x: s32) -> u32:
  │           ^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
