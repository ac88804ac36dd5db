# The wrong program of `aqua explain air-new-on-iterator`.
=== args ===
aqua air check main.air
=== main.air ===
(fold [] i
  (new i
    (next i)))
=== expect stderr ===
error[AQ6021]: `new` for the iterator `i`, expected a variable
  ┌─ main.air:2:3
  │
1 │ (fold [] i
  │ ---------- the iterator belongs to this `fold` (up to line 3)
2 │   (new i
  │   ^^^^^^ (up to line 3)
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
