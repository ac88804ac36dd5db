# The wrong program of `aqua explain mixed-elements`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(a: u8, b: string) -> u32:
  all = [a, b]
  <- all.length
=== expect stderr ===
warning[AQ4008]: elements of types `u8` and `string` are taken for `⊤`
  ┌─ main.aqua:6:13
  │
6 │   all = [a, b]
  │          -  ^
  │          │
  │          `u8`
  │

checked 1 file, 0 errors, 1 warning in <time>
