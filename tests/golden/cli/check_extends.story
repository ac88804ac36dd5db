# A scenario that extends another one is checked together with it; what is wrong there is shown there.
=== args ===
aqua check -v tests/good.toml
aqua check tests/bad.toml
aqua check tests/none.toml
aqua check tests/twice.toml
=== world.toml ===
scenario = 1
[peers.ann]
=== tests/good.toml ===
scenario = 1
extends = "../world.toml"
[[service]]
id = "s"
on = ["ann"]
=== base.toml ===
scenario = 1
[peers.ann]
slow = 0
=== tests/bad.toml ===
scenario = 1
extends = "../base.toml"
[[service]]
id = "s"
on = ["an"]
=== tests/none.toml ===
scenario = 1
extends = "worlds.toml"
=== tests/twice.toml ===
scenario = 1
extends = "good.toml"
=== expect stderr ===
$ aqua check -v tests/good.toml
ok tests/good.toml → a scenario
checked 1 file, 0 errors, 0 warnings in <time>
$ aqua check tests/bad.toml
error[AQ7004]: found `0`, expected a whole number from 1 to 4294967295
  ┌─ base.toml:3:8
  │
3 │ slow = 0
  │        ^
  │

error[AQ7005]: no peer is called `an`
  ┌─ tests/bad.toml:5:7
  │
5 │ on = ["an"]
  │       ^^^^ unknown peer
  │
 help: did you mean `ann`?

checked 1 file, 2 errors, 0 warnings in <time>
$ aqua check tests/none.toml
error[AQ9001]: cannot read `worlds.toml`: no such file
  ┌─ tests/none.toml:2:11
  │
2 │ extends = "worlds.toml"
  │           ^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
$ aqua check tests/twice.toml
error[AQ7004]: found `good.toml`, expected a scenario that does not extend another one itself
  ┌─ tests/twice.toml:2:11
  │
2 │ extends = "good.toml"
  │           ^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
0
1
3
1
