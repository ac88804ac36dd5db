# The wrong program of `aqua explain air-integer-range`.
=== args ===
aqua air check main.air
=== main.air ===
(call "peer" ("s" "f") [9223372036854775808] x)
=== expect stderr ===
error[AQ6005]: `9223372036854775808` does not fit into 64 bits
  ┌─ main.air:1:25
  │
1 │ (call "peer" ("s" "f") [9223372036854775808] x)
  │                         ^^^^^^^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
