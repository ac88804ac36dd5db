# The wrong program of `aqua explain air-name-empty`.
=== args ===
aqua air check main.air
=== main.air ===
(call "peer" ("s" "f") [] $)
=== expect stderr ===
error[AQ6008]: `$` has no name after its sigil
  ┌─ main.air:1:27
  │
1 │ (call "peer" ("s" "f") [] $)
  │                           ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
