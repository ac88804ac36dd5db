# The wrong program of `aqua explain for-try`.
=== args ===
aqua check main.aqua -W for-try
=== main.aqua ===
aqua Main

export f

service Greeter("greeter"):
  greet(name: string) -> string

func f(peers: []string):
  for peer <- peers try:
    on peer via HOST_PEER_ID:
      text <- Greeter.greet(peer)
=== expect stderr ===
warning[AQ4030]: `for ... try` stops at the first element whose turn succeeds
  ┌─ main.aqua:9:3
  │
9 │   for peer <- peers try:
  │   ^^^
  │
 help: `for` with `try:` in its body goes on after a turn that fails

checked 1 file, 0 errors, 1 warning in <time>
