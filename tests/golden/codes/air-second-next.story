# The wrong program of `aqua explain air-second-next`.
=== args ===
aqua air check main.air
=== main.air ===
(fold [] i
  (seq (next i) (next i)))
=== expect stderr ===
error[AQ6019]: a second `next i` in one `fold`, expected one at most
  ┌─ main.air:2:17
  │
2 │   (seq (next i) (next i)))
  │        -------- ^^^^^^^^
  │        │
  │        the first one
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
