# A parallel loop without a relay (3.8): every turn tells the client.
=== args ===
aqua build --emit plan --no-relay f.aqua
aqua build --emit placed --no-relay f.aqua
aqua build --emit air --no-relay f.aqua
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
      xs <- S.str("a")
  join xs[2]
  <- xs
=== expect stdout ===
$ aqua build --emit plan --no-relay f.aqua
;; f
plan f
on %init_peer_id%
  xor
    seq
      call "getDataSrv" "peers" [] -> peers
      restrict $xs
        detach
          for p in peers never
            par
              xor
                on p
                  call "s" "str" ["a"] -> $xs
                fail :error:
              next p
        wait $xs 3
        canon $xs -> #xs
        call "callbackSrv" "response" [#xs]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed --no-relay f.aqua
;; f
plan f
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "peers" [] -> peers at init
    restrict $xs
      detach
        for p in peers never
          par
            seq
              call "s" "str" ["a"] -> $xs at p
              hop init ping
            next p
      wait $xs 3 at init
      canon $xs -> #xs at init
      call "callbackSrv" "response" [#xs] at init
  call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air --no-relay f.aqua
;; f
(xor
 (seq
  (seq
   (ap %init_peer_id% a)
   (call a ("getDataSrv" "peers") [] d)
  )
  (new $a
   (seq
    (seq
     (par
      (fold d b
       (par
        (seq
         (call b ("s" "str") ["a"] $a)
         (canon a $c  #b)
        )
        (next b)
       )
      )
      (null)
     )
     (new $b
      (fold $a c
       (seq
        (seq
         (ap c $b)
         (canon a $b  #aa)
        )
        (xor
         (match #aa.length 3
          (null)
         )
         (next c)
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
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
