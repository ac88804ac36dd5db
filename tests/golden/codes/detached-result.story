# The wrong program of `aqua explain detached-result`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua Main

export f

service Greeter("greeter"):
  greet(name: string) -> string

func f(name: string) -> string:
  co text <- Greeter.greet(name)
  <- Greeter.greet(text)
=== expect stderr ===
warning[AQ4023]: `text` is set by `co`, whose failure nobody sees; then this waits forever
   ┌─ main.aqua:10:20
   │
 9 │   co text <- Greeter.greet(name)
   │      ---- set here
10 │   <- Greeter.greet(text)
   │                    ^^^^
   │
 help: `par` instead of `co` lets what follows wait for the call

checked 1 file, 0 errors, 1 warning in <time>
