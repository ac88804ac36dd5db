# The wrong program of `aqua explain not-a-service`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data User:
  name: string

func f() -> string:
  User "id"
  <- "done"
=== expect stderr ===
error[AQ2529]: `User` is a data type, expected a service
  ┌─ main.aqua:9:3
  │
5 │ data User:
  │      ---- declared here
  ·
9 │   User "id"
  │   ^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
