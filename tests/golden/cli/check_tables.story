# `aqua check` takes scenarios and manifests as well: a manifest is called aqua.toml, or has nothing but tables of one.
=== args ===
aqua check -v good/aqua.toml good/world.toml good/tests/one.scenario.toml
aqua check bad/aqua.toml
aqua check bad/other.toml bad/world.toml
aqua check -v good
aqua check none.toml
=== good/aqua.toml ===
[const]
WAIT = 5
=== good/world.toml ===
scenario = 1
[peers.alice]
=== good/main.aqua ===
aqua Main
=== good/tests/one.scenario.toml ===
scenario = 1
seed = 3
=== bad/aqua.toml ===
[[build]]
output = "out"
=== bad/other.toml ===
[lints]
unused-varaible = "deny"
=== bad/world.toml ===
scenario = 1
seed = "three"
[peer.alice]
=== expect stderr ===
$ aqua check -v good/aqua.toml good/world.toml good/tests/one.scenario.toml
ok good/aqua.toml → a manifest
ok good/world.toml → a scenario
ok good/tests/one.scenario.toml → a scenario
checked 3 files, 0 errors, 0 warnings in <time>
$ aqua check bad/aqua.toml
error[AQ7006]: `build` has no `input`
  ┌─ bad/aqua.toml:1:1
  │
1 │ [[build]]
  │ ^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
$ aqua check bad/other.toml bad/world.toml
error[AQ7002]: unknown key `unused-varaible` in `lints`
  ┌─ bad/other.toml:2:1
  │
2 │ unused-varaible = "deny"
  │ ^^^^^^^^^^^^^^^ unknown
  │
 help: did you mean `unused-variable`?

error[AQ7003]: `seed` is a text, expected a whole number from 0
  ┌─ bad/world.toml:2:8
  │
2 │ seed = "three"
  │        ^^^^^^^ expected a whole number from 0
  │

error[AQ7002]: unknown key `peer` in a scenario
  ┌─ bad/world.toml:3:2
  │
3 │ [peer.alice]
  │  ^^^^ unknown
  │
 help: did you mean `peers`?
 try: write `peers`
3 │ [peers.alice]

checked 2 files, 3 errors, 0 warnings in <time>
`aqua fix --likely` corrects 1
$ aqua check -v good
ok good/tests/one.scenario.toml → a scenario
ok good/main.aqua → exports nothing
checked 2 files, 0 errors, 0 warnings in <time>
$ aqua check none.toml
error[AQ9001]: cannot read `none.toml`: no such file

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
0
1
1
0
3
