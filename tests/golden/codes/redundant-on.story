# The wrong program of `aqua explain redundant-on`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua Main

export f

service Greeter("greeter"):
  greet(name: string) -> string

func f(peer: string) -> string:
  on peer:
    on peer:
      text <- Greeter.greet("peer")
  <- text
=== expect stderr ===
warning[AQ4025]: `on peer` within `on peer` changes nothing
   ┌─ main.aqua:10:8
   │
 9 │   on peer:
   │      ---- here already
10 │     on peer:
   │        ^^^^
   │

checked 1 file, 0 errors, 1 warning in <time>
