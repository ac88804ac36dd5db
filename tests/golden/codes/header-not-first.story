# The wrong program of `aqua explain header-not-first`.
=== args ===
aqua check main.aqua
=== main.aqua ===
import "lib.aqua"

aqua M

export f

func f() -> string:
  x <- greet()
  <- x
=== lib.aqua ===
aqua Lib declares *

func greet() -> string:
  <- "hello"
=== expect stderr ===
error[AQ2020]: a line of the header before `aqua M`, expected after it
  ┌─ main.aqua:1:1
  │
1 │ import "lib.aqua"
  │ ^^^^^^^^^^^^^^^^^
2 │
3 │ aqua M
  │ ------ expected first
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
