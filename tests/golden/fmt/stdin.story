# `-` reads standard input and writes to standard output.
=== args ===
aqua fmt -
=== stdin ===
aqua   M
func f(peers:[]string)->[]string:
 found:*string
 for p<-peers par:
  on p via HOST_PEER_ID:
   found<<-p
 join found[peers.length-1]
 <- found
=== expect stdout ===
aqua M

func f(peers: []string) -> []string:
  found: *string
  for p <- peers par:
    on p via HOST_PEER_ID:
      found <<- p
  join found[peers.length - 1]
  <- found
