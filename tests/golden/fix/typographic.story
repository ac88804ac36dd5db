# A program that went through a text processor: one round is enough.
=== args ===
aqua fix a.aqua
aqua check a.aqua
=== a.aqua ===
aqua A

export f

const NAME = “one”

service S(‘s’):
  get(n: u32) → u32

func f(a: u32, b: u32) –> string, u32, bool:
  c ← S.get(a × b – 1)
  <- NAME, c, a ≤ b
=== expect stderr ===
$ aqua fix a.aqua
fixed 8 errors in 1 file, left: 0 errors, 0 warnings, in <time>
$ aqua check a.aqua
checked 1 file, 0 errors, 0 warnings in <time>
=== expect file a.aqua ===
aqua A

export f

const NAME = "one"

service S("s"):
  get(n: u32) -> u32

func f(a: u32, b: u32) -> string, u32, bool:
  c <- S.get(a * b - 1)
  <- NAME, c, a <= b
