# `for ... try` (3.7): an error goes as far as the next turn begins.
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

func f(peers: []string):
  for p <- peers try:
    on p:
      S.act("a")
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "peers" [] -> peers
      for p in peers
        xor
          xor
            on p
              call "s" "act" ["a"]
            fail :error:
          next p
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "peers" [] -> peers at init
    for p in peers
      xor
        xor
          seq
            hop relay way
            call "s" "act" ["a"] at p
          seq
            hop relay error-way
            hop init error-way
            fail :error:
        next p
  call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (ap %init_peer_id% a)
   (call a ("getDataSrv" "-relay-") [] b)
  )
  (seq
   (call a ("getDataSrv" "peers") [] d)
   (fold d c
    (xor
     (xor
      (seq
       (canon b $a  #a)
       (call c ("s" "act") ["a"])
      )
      (seq
       (seq
        (canon b $a  #b)
        (canon a $a  #c)
       )
       (fail :error:)
      )
     )
     (next c)
    )
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
