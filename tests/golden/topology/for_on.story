# A loop inside of an `on` (3.4, 3.8): from turn to turn by the relay, and back to the peer of that `on`.
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

func f(h: string, peers: []string):
  on h via HOST_PEER_ID:
    for p <- peers:
      on p:
        S.act("a")
    S.act("b")
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "h" [] -> h
      call "getDataSrv" "peers" [] -> peers
      xor
        on h via relay
          for p in peers
            xor
              on p
                call "s" "act" ["a"]
              fail :error:
            next p
          call "s" "act" ["b"]
        fail :error:
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "h" [] -> h at init
    call "getDataSrv" "peers" [] -> peers at init
    hop relay way
    for p in peers
      hop relay way
      call "s" "act" ["a"] at p
      hop relay return
      next p
    call "s" "act" ["b"] at h
  seq
    hop relay error-way
    call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (seq
    (ap %init_peer_id% b)
    (call b ("getDataSrv" "-relay-") [] a)
   )
   (seq
    (call b ("getDataSrv" "h") [] d)
    (call b ("getDataSrv" "peers") [] e)
   )
  )
  (seq
   (seq
    (canon a $a  #a)
    (fold e c
     (seq
      (seq
       (canon a $a  #b)
       (call c ("s" "act") ["a"])
      )
      (seq
       (canon a $a  #c)
       (next c)
      )
     )
    )
   )
   (call d ("s" "act") ["b"])
  )
 )
 (seq
  (canon a $a  #d)
  (call b ("errorHandlingSrv" "error") [:error: 0])
 )
)
