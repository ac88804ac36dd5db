# The wrong program of `aqua explain air-undefined-iterator`.
=== args ===
aqua air check main.air
=== main.air ===
(fold [] i
  (next j))
=== expect stderr ===
error[AQ6018]: `next j` outside of every `fold` with that iterator
  ┌─ main.air:2:3
  │
2 │   (next j))
  │   ^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
