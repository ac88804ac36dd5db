# A stream that is written on a peer and read at home (3.3: canons are for a peer as calls are), and its length, which is read on the peer.
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

func f(p: string) -> []string, u32:
  xs: *string
  on p:
    xs <- S.str("a")
    n = xs.length
  <- xs, n
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      restrict $xs
        xor
          on p
            call "s" "str" ["a"] -> $xs
            canon $xs -> #xs
          fail :error:
        canon $xs -> #xs~1
        call "callbackSrv" "response" [#xs~1 #xs.length]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "p" [] -> p at init
    restrict $xs
      xor
        seq
          hop relay way
          call "s" "str" ["a"] -> $xs at p
          canon $xs -> #xs at p
          hop relay return
        seq
          hop relay error-way
          fail :error:
      canon $xs -> #xs~1 at init
      call "callbackSrv" "response" [#xs~1 #xs.length] at init
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
   (call a ("getDataSrv" "p") [] c)
   (new $a
    (seq
     (seq
      (xor
       (seq
        (seq
         (canon b $b  #b)
         (call c ("s" "str") ["a"] $a)
        )
        (seq
         (canon c $a  #aa)
         (canon b $b  #c)
        )
       )
       (seq
        (canon b $b  #d)
        (fail :error:)
       )
      )
      (canon a $a  #a)
     )
     (call a ("callbackSrv" "response") [#a #aa.length])
    )
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
