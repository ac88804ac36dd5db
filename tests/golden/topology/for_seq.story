# A loop that visits peers (3.4): from turn to turn by the relay, home at the end.
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

func f(peers: []string) -> []string:
  xs: *string
  for p <- peers:
    on p:
      xs <- S.str(p)
  <- xs
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "peers" [] -> peers
      restrict $xs
        for p in peers
          xor
            on p
              call "s" "str" [p] -> $xs
            fail :error:
          next p
        canon $xs -> #xs
        call "callbackSrv" "response" [#xs]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "peers" [] -> peers at init
    restrict $xs
      for p in peers
        hop relay way
        call "s" "str" [p] -> $xs at p
        hop relay return
        next p
      canon $xs -> #xs at init
      call "callbackSrv" "response" [#xs] at init
  seq
    hop relay error-way
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
   (new $a
    (seq
     (seq
      (fold d c
       (seq
        (seq
         (canon b $b  #b)
         (call c ("s" "str") [c] $a)
        )
        (seq
         (canon b $b  #c)
         (next c)
        )
       )
      )
      (canon a $a  #a)
     )
     (call a ("callbackSrv" "response") [#a])
    )
   )
  )
 )
 (seq
  (canon b $b  #d)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
