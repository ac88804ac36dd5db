# What is asked for has to be clear, and the program without errors.
=== args ===
aqua diagram f.aqua
aqua diagram f.aqua secnod
aqua diagram f.aqua first --format png
aqua diagram nothing.aqua
aqua diagram wrong.aqua
aqua diagram absent.aqua
aqua diagram
=== f.aqua ===
aqua F
export first, second
service S("s"):
  act()
func first():
  S.act()
func second():
  S.act()
=== nothing.aqua ===
aqua N declares f
service S("s"):
  act()
func f():
  S.act()
=== wrong.aqua ===
aqua W
export f
func f() -> string:
  <- 1
=== expect stderr ===
$ aqua diagram f.aqua
error: f.aqua exports first, second, expected one of them after the file
$ aqua diagram f.aqua secnod
error: f.aqua exports no function `secnod`
 help: did you mean `second`?
$ aqua diagram f.aqua first --format png
error: `--format png`, expected text, mermaid or svg
$ aqua diagram nothing.aqua
error: nothing.aqua exports no function
$ aqua diagram wrong.aqua
error[AQ2501]: found `integer literal`, expected `string`
  ┌─ wrong.aqua:4:6
  │
3 │ func f() -> string:
  │             ------ the result type
4 │   <- 1
  │      ^ `integer literal`
  │

$ aqua diagram absent.aqua
error[AQ9001]: cannot read `absent.aqua`: no such file

$ aqua diagram
error: 0 arguments, expected `aqua diagram FILE [FUNCTION]`
=== expect exit ===
2
2
2
2
1
3
2
