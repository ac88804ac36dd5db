# The wrong program of `aqua explain join-ignored`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua Main

export f

service Greeter("greeter"):
  greet(name: string) -> string
service Log("log"):
  write(line: string)

func f(left: string, right: string, log: string):
  on left via HOST_PEER_ID:
    one <- Greeter.greet("Ada")
  par on right via HOST_PEER_ID:
    other <- Greeter.greet("Ada")
  join one, other
  on log via HOST_PEER_ID:
    Log.write(one)
    Log.write(other)
=== expect stderr ===
warning[AQ4032]: `join` waits for elements of streams, not for this value
   ┌─ main.aqua:15:8
   │
15 │   join one, other
   │        ^^^ not waited for here
   │
 help: what uses the value waits for it; `join stream[n - 1]` waits for n results that branches push

warning[AQ4032]: `join` waits for elements of streams, not for this value
   ┌─ main.aqua:15:13
   │
15 │   join one, other
   │             ^^^^^ not waited for here
   │
 help: what uses the value waits for it; `join stream[n - 1]` waits for n results that branches push

checked 1 file, 0 errors, 2 warnings in <time>
