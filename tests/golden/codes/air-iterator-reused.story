# The wrong program of `aqua explain air-iterator-reused`.
=== args ===
aqua air check main.air
=== main.air ===
(fold [] i
  (fold [] i
    (next i)))
=== expect stderr ===
error[AQ6020]: the iterator `i` is in use by a `fold` around this one
  ┌─ main.air:2:3
  │
1 │ (fold [] i
  │ ---------- inside this `fold` of the same iterator (up to line 3)
2 │   (fold [] i
  │   ^^^^^^^^^^ (up to line 3)
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
