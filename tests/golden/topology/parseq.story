# `parseq` (1.1): each turn comes back as far as its relay, and no further.
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

func f(peers: []string, r: string):
  parseq p <- peers on p via r:
    S.act(p)
  S.act("end")
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "peers" [] -> peers
      call "getDataSrv" "r" [] -> r
      for p in peers never
        par
          xor
            on p via r returning
              call "s" "act" [p]
            fail :error:
          next p
      call "s" "act" ["end"]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "peers" [] -> peers at init
    call "getDataSrv" "r" [] -> r at init
    for p in peers never
      par
        seq
          hop relay way
          hop r way
          call "s" "act" [p] at p
          hop r return
        next p
    hop relay way
    call "s" "act" ["end"] at init
  call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (seq
    (ap %init_peer_id% a)
    (call a ("getDataSrv" "-relay-") [] c)
   )
   (seq
    (call a ("getDataSrv" "peers") [] e)
    (call a ("getDataSrv" "r") [] d)
   )
  )
  (seq
   (seq
    (fold e b
     (par
      (seq
       (seq
        (canon c $a  #a)
        (canon d $a  #b)
       )
       (seq
        (call b ("s" "act") [b])
        (canon d $a  #c)
       )
      )
      (next b)
     )
    )
    (canon c $a  #d)
   )
   (call a ("s" "act") ["end"])
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
