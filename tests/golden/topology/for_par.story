# A parallel loop with a join (3.8): every turn tells the peer that waits.
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
  for p <- peers par:
    on p:
      xs <- S.str(p)
  join xs[peers.length - 1]
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
        detach
          for p in peers never
            par
              xor
                on p
                  call "s" "str" [p] -> $xs
                fail :error:
              next p
        ap peers.length -> length
        wait $xs length
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
      detach
        for p in peers never
          par
            seq
              hop relay way
              call "s" "str" [p] -> $xs at p
              hop relay return
            next p
      ap peers.length -> length
      wait $xs length at relay
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
      (seq
       (par
        (fold d c
         (par
          (seq
           (seq
            (canon b $c  #b)
            (call c ("s" "str") [c] $a)
           )
           (canon b $c  #c)
          )
          (next c)
         )
        )
        (null)
       )
       (ap d.length f)
      )
      (new $b
       (fold $a e
        (seq
         (seq
          (ap e $b)
          (canon b $b  #aa)
         )
         (xor
          (match #aa.length f
           (null)
          )
          (next e)
         )
        )
        (never)
       )
      )
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
