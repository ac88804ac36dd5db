# The wrong program of `aqua explain literal-too-large`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f() -> u64:
  <- 18446744073709551616
=== expect stderr ===
error[AQ2532]: `18446744073709551616` does not fit into 64 bits with a sign, peers cannot read it
  ┌─ main.aqua:6:6
  │
6 │   <- 18446744073709551616
  │      ^^^^^^^^^^^^^^^^^^^^
  │
 help: a value that is passed as an argument may have any length

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
