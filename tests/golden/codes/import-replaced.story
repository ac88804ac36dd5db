# The wrong program of `aqua explain import-replaced`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

import "a.aqua"
import "b.aqua"

export f

func f() -> string:
  x <- greet()
  <- x
=== a.aqua ===
aqua A declares *

func greet() -> string:
  <- "a"
=== b.aqua ===
aqua B declares *

func greet() -> string:
  <- "b"
=== expect stderr ===
warning[AQ4011]: `greet` is imported twice, this one replaces the other
  ┌─ main.aqua:4:8
  │
3 │ import "a.aqua"
  │        -------- first import
4 │ import "b.aqua"
  │        ^^^^^^^^
  │
  ┌─ a.aqua:3:6
  │
3 │ func greet() -> string:
  │      ----- what it brings
  │
  ┌─ b.aqua:3:6
  │
3 │ func greet() -> string:
  │      ----- what replaces it
  │
 help: import one of them `as` another name, or by `use`

checked 1 file, 0 errors, 1 warning in <time>
