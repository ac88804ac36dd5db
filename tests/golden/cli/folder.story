# Folders stand for their Aqua files, no word at all for the project; hidden folders, node_modules, what builds write and other projects are passed over. A file may have any name.
=== args ===
aqua check -v
aqua check -v src
aqua check -v ./src/b.aqua src lib/
aqua check -v .hidden
aqua check empty
aqua check gone
aqua check notes.txt
aqua fmt --check
aqua fmt --check sub
aqua fix --dry src lib
=== aqua.toml ===
[[build]]
input = "src/b.aqua"
output = "out"
=== src/b.aqua ===
aqua B
import "a.aqua"
export f
func f() -> u32:
  <- g()
=== src/a.aqua ===
aqua A declares *
func g() -> u32:
    <- 1
=== src/deep/c.aqua ===
aqua C
export h
func h() -> u32:
  y <- 1
  <- y
=== lib/d.aqua ===
aqua D
=== .hidden/e.aqua ===
aqua E
=== node_modules/x/f.aqua ===
wrong
=== out/g.aqua ===
wrong
=== sub/aqua.toml ===
=== sub/h.aqua ===
aqua H
alias   u32   : Number
=== empty/readme.md ===
=== notes.txt ===
aqua Main
=== expect stdout ===
$ aqua fmt --check
src/a.aqua
src/b.aqua
src/deep/c.aqua
=== expect stderr ===
$ aqua check -v
passed over sub, a project of its own
ok lib/d.aqua → exports nothing
ok src/a.aqua → exports nothing
ok src/b.aqua → 1 function, 0 services
FAIL src/deep/c.aqua
error[AQ2510]: found a value, expected a call
  ┌─ src/deep/c.aqua:4:8
  │
4 │   y <- 1
  │        ^
  │
 help: a value gets a name by `=`

checked 4 files, 1 error, 0 warnings in <time>
$ aqua check -v src
ok src/a.aqua → exports nothing
ok src/b.aqua → 1 function, 0 services
FAIL src/deep/c.aqua
error[AQ2510]: found a value, expected a call
  ┌─ src/deep/c.aqua:4:8
  │
4 │   y <- 1
  │        ^
  │
 help: a value gets a name by `=`

checked 3 files, 1 error, 0 warnings in <time>
$ aqua check -v ./src/b.aqua src lib/
ok ./src/b.aqua → 1 function, 0 services
ok src/a.aqua → exports nothing
FAIL src/deep/c.aqua
ok lib/d.aqua → exports nothing
error[AQ2510]: found a value, expected a call
  ┌─ src/deep/c.aqua:4:8
  │
4 │   y <- 1
  │        ^
  │
 help: a value gets a name by `=`

checked 4 files, 1 error, 0 warnings in <time>
$ aqua check -v .hidden
ok .hidden/e.aqua → exports nothing
checked 1 file, 0 errors, 0 warnings in <time>
$ aqua check empty
error: no file in `empty` ends with `.aqua` or `.scenario.toml`
$ aqua check gone
error[AQ9001]: cannot read `gone`: no such file

checked 1 file, 1 error, 0 warnings in <time>
$ aqua check notes.txt
checked 1 file, 0 errors, 0 warnings in <time>
$ aqua fmt --check
error[AQ0123]: `u32` is the name of a type, expected it to start with an upper case letter
  ┌─ sub/h.aqua:2:9
  │
2 │ alias   u32   : Number
  │         ^^^
  │
 help: `U32` is possible

formatted 5 files, 3 would change, 1 error in <time>
$ aqua fmt --check sub
error[AQ0123]: `u32` is the name of a type, expected it to start with an upper case letter
  ┌─ sub/h.aqua:2:9
  │
2 │ alias   u32   : Number
  │         ^^^
  │
 help: `U32` is possible

formatted 1 file, 0 would change, 1 error in <time>
$ aqua fix --dry src lib
error[AQ2510]: found a value, expected a call
  ┌─ src/deep/c.aqua:4:8
  │
4 │   y <- 1
  │        ^
  │
 help: a value gets a name by `=`

would fix 0 errors in 0 files, left: 1 error, 0 warnings, in <time>
=== expect exit ===
1
1
1
0
2
3
0
1
1
1
