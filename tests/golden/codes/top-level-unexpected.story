# The wrong program of `aqua explain top-level-unexpected`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

x = 1
=== expect stderr ===
error[AQ0108]: found `x` at the top level, expected `func`, `data`, `service`, `ability`, `alias` or `const`
  ┌─ main.aqua:3:1
  │
3 │ x = 1
  │ ^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
