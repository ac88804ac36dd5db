# The wrong program of `aqua explain error-swallowed`.
=== args ===
aqua check main.aqua -W error-swallowed
=== main.aqua ===
aqua Main

export f

service Greeter("greeter"):
  greet(name: string) -> string

func f(name: string):
  try:
    text <- Greeter.greet(name)
=== expect stderr ===
warning[AQ4029]: `try` without `catch` or `otherwise` hides every error
  ┌─ main.aqua:9:3
  │
9 │   try:
  │   ^^^
  │
 help: `catch e:` after it gets the error

checked 1 file, 0 errors, 1 warning in <time>
