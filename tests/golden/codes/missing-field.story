# The wrong program of `aqua explain missing-field`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data User:
  name: string
  mail: ?string

func f() -> User:
  <- User(name = "Ada")
=== expect stderr ===
error[AQ2517]: `User` is built without `mail: ?string`
   ┌─ main.aqua:10:6
   │
 5 │ data User:
   │      ---- declared here
   ·
10 │   <- User(name = "Ada")
   │      ^^^^
   │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
