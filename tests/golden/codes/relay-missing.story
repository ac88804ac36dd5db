# The wrong program of `aqua explain relay-missing`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua Main

export f

service Greeter("greeter"):
  greet(name: string) -> string

func f(peer: string) -> string:
  on peer via HOST_PEER_ID:
    text <- Greeter.greet("peer")
    on INIT_PEER_ID:
      answer <- Greeter.greet(text)
  <- answer
=== expect stderr ===
warning[AQ4024]: the client is entered without `via` from `peer`
   ┌─ main.aqua:11:8
   │
11 │     on INIT_PEER_ID:
   │        ^^^^^^^^^^^^ may be unreachable
   │
 help: a client is reached through its relay: `on INIT_PEER_ID via HOST_PEER_ID:`
 try: go through the relay
11 │     on INIT_PEER_ID via HOST_PEER_ID:

checked 1 file, 0 errors, 1 warning in <time>
`aqua fix --likely` corrects 1
