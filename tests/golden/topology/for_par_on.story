# A parallel loop with a join inside of an `on` (3.8): the turns tell the peer of that `on`.
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

func f(h: string, peers: []string) -> []string:
  xs: *string
  on h:
    for p <- peers par:
      on p:
        xs <- S.str("a")
    join xs[1]
  <- xs
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
      restrict $xs
        xor
          on h
            detach
              for p in peers never
                par
                  xor
                    on p
                      call "s" "str" ["a"] -> $xs
                    fail :error:
                  next p
            wait $xs 2
          fail :error:
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
    call "getDataSrv" "h" [] -> h at init
    call "getDataSrv" "peers" [] -> peers at init
    restrict $xs
      hop relay way
      detach
        for p in peers never
          par
            seq
              call "s" "str" ["a"] -> $xs at p
              hop h ping
            next p
      wait $xs 2 at h
      hop relay return
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
   (seq
    (ap %init_peer_id% a)
    (call a ("getDataSrv" "-relay-") [] b)
   )
   (call a ("getDataSrv" "h") [] c)
  )
  (seq
   (call a ("getDataSrv" "peers") [] f)
   (new $a
    (seq
     (seq
      (seq
       (canon b $b  #b)
       (par
        (fold f d
         (par
          (seq
           (call d ("s" "str") ["a"] $a)
           (canon c $b  #c)
          )
          (next d)
         )
        )
        (null)
       )
      )
      (new $c
       (fold $a e
        (seq
         (seq
          (ap e $c)
          (canon c $c  #aa)
         )
         (xor
          (match #aa.length 2
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
      (seq
       (canon b $b  #e)
       (canon a $a  #a)
      )
      (call a ("callbackSrv" "response") [#a])
     )
    )
   )
  )
 )
 (seq
  (canon b $b  #f)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
