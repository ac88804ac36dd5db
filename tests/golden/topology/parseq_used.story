# `parseq` whose results are used (1.1, 3.3 exit relay): each turn comes as far as its relay, which goes on.
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
  parseq p <- peers on p:
    xs <- S.str("a")
  S.act("end")
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
        for p in peers never
          par
            xor
              on p returning
                call "s" "str" ["a"] -> $xs
              fail :error:
            next p
        call "s" "act" ["end"]
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
      for p in peers never
        par
          seq
            hop relay way
            call "s" "str" ["a"] -> $xs at p
            hop relay return
          next p
      call "s" "act" ["end"] at init
      canon $xs -> #xs at init
      call "callbackSrv" "response" [#xs] at init
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
       (par
        (seq
         (seq
          (canon b $b  #b)
          (call c ("s" "str") ["a"] $a)
         )
         (canon b $b  #c)
        )
        (next c)
       )
      )
      (call a ("s" "act") ["end"])
     )
     (seq
      (canon a $a  #a)
      (call a ("callbackSrv" "response") [#a])
     )
    )
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
