# The wrong program of `aqua explain export-kind`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export Reader

ability Reader:
  read() -> string
=== expect stderr ===
error[AQ2026]: `Reader` is an ability, expected a function or a service
  ┌─ main.aqua:3:8
  │
3 │ export Reader
  │        ^^^^^^ cannot be exported
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
