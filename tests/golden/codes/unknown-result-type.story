# The wrong program of `aqua explain unknown-result-type`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: u64, b: i8) -> i64:
  <- a + b
=== expect stderr ===
warning[AQ4006]: no integer type holds all results of `u64` + `i8`, `i64` is taken
  ┌─ main.aqua:6:8
  │
6 │   <- a + b
  │        ^
  │

checked 1 file, 0 errors, 1 warning in <time>
