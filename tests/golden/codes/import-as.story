# The wrong program of `aqua explain import-as`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

import "lib.aqua" as Lib

export f

func f() -> string:
  <- "a"
=== lib.aqua ===
aqua Lib declares *

func greet() -> string:
  <- "hello"
=== expect stderr ===
error[AQ0140]: `as` after `import`, expected it after `use` only
  ┌─ main.aqua:3:22
  │
3 │ import "lib.aqua" as Lib
  │                      ^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
