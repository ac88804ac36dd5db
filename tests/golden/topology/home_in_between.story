# The initiator is behind its relay, also where `on INIT_PEER_ID` does not say so.
=== args ===
aqua build --emit plan f.aqua
aqua build --emit placed f.aqua
aqua build --emit air f.aqua
=== f.aqua ===
aqua F
export f

service S("s"):
  str(x: string) -> string
  two(x: string, y: string) -> string
  act(x: string)

func f(p: string) -> string:
  on p:
    S.act("a")
    on INIT_PEER_ID:
      S.act("b")
    x <- S.str("c")
  <- x
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      xor
        on p
          call "s" "act" ["a"]
          xor
            on %init_peer_id%
              call "s" "act" ["b"]
            fail :error:
          call "s" "str" ["c"] -> ret
        fail :error:
      call "callbackSrv" "response" [ret]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "p" [] -> p at init
    hop relay way
    call "s" "act" ["a"] at p
    hop relay way
    call "s" "act" ["b"] at init
    hop relay way
    call "s" "str" ["c"] -> ret at p
    hop relay return
    call "callbackSrv" "response" [ret] at init
  seq
    hop relay error-way
    call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (seq
    (seq
     (ap %init_peer_id% b)
     (call b ("getDataSrv" "-relay-") [] a)
    )
    (call b ("getDataSrv" "p") [] c)
   )
   (seq
    (seq
     (canon a $a  #a)
     (call c ("s" "act") ["a"])
    )
    (canon a $a  #b)
   )
  )
  (seq
   (seq
    (seq
     (call b ("s" "act") ["b"])
     (canon a $a  #c)
    )
    (call c ("s" "str") ["c"] d)
   )
   (seq
    (canon a $a  #d)
    (call b ("callbackSrv" "response") [d])
   )
  )
 )
 (seq
  (canon a $a  #e)
  (call b ("errorHandlingSrv" "error") [:error: 0])
 )
)
=== expect stderr ===
$ aqua build --emit plan f.aqua
warning[AQ4024]: the client is entered without `via` from `p`
   ┌─ f.aqua:12:8
   │
12 │     on INIT_PEER_ID:
   │        ^^^^^^^^^^^^ may be unreachable
   │
 help: a client is reached through its relay: `on INIT_PEER_ID via HOST_PEER_ID:`
 try: go through the relay
12 │     on INIT_PEER_ID via HOST_PEER_ID:

$ aqua build --emit placed f.aqua
warning[AQ4024]: the client is entered without `via` from `p`
   ┌─ f.aqua:12:8
   │
12 │     on INIT_PEER_ID:
   │        ^^^^^^^^^^^^ may be unreachable
   │
 help: a client is reached through its relay: `on INIT_PEER_ID via HOST_PEER_ID:`
 try: go through the relay
12 │     on INIT_PEER_ID via HOST_PEER_ID:

$ aqua build --emit air f.aqua
warning[AQ4024]: the client is entered without `via` from `p`
   ┌─ f.aqua:12:8
   │
12 │     on INIT_PEER_ID:
   │        ^^^^^^^^^^^^ may be unreachable
   │
 help: a client is reached through its relay: `on INIT_PEER_ID via HOST_PEER_ID:`
 try: go through the relay
12 │     on INIT_PEER_ID via HOST_PEER_ID:

