# The wrong program of `aqua explain par-result-unjoined`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua Main

export f

service Greeter("greeter"):
  greet(name: string) -> string

func f(peers: []string) -> []string:
  texts: *string
  for peer <- peers par:
    on peer via HOST_PEER_ID:
      texts <- Greeter.greet(peer)
  <- texts
=== expect stderr ===
warning[AQ4022]: `texts` is read as a whole, but branches that fill it may still run
   ┌─ main.aqua:13:6
   │
 9 │   texts: *string
   │   ----- declared here
   ·
13 │   <- texts
   │      ^^^^^ may be incomplete
   │
 help: `join texts[n - 1]` before it waits for n elements

checked 1 file, 0 errors, 1 warning in <time>
