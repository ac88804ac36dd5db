# The wrong program of `aqua explain stream-never-read`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua Main

export f

service Greeter("greeter"):
  greet(name: string) -> string

func f(name: string):
  texts: *string
  texts <- Greeter.greet(name)
=== expect stderr ===
warning[AQ4020]: `texts` is filled, but never read
  ┌─ main.aqua:9:3
  │
9 │   texts: *string
  │   ^^^^^
  │

checked 1 file, 0 errors, 1 warning in <time>
