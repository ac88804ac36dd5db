# The wrong program of `aqua explain air-name-character`.
=== args ===
aqua air check main.air
=== main.air ===
(call "peer" ("s" "f") [] x+y)
=== expect stderr ===
error[AQ6007]: `+` in a name, expected letters, digits, `_` or `-`
  ┌─ main.air:1:28
  │
1 │ (call "peer" ("s" "f") [] x+y)
  │                            ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
