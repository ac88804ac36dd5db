# A parallel loop with the join on a third peer (3.8, D): the turns meet on the relay, where the official ones go home first.
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
  all(xs: []string) -> string

func f(peers: []string, h: string) -> string:
  xs: *string
  for p <- peers par:
    on p:
      xs <- S.str("a")
  on h:
    join xs[1]
    x <- S.all(xs)
  <- x
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "peers" [] -> peers
      call "getDataSrv" "h" [] -> h
      restrict $xs
        detach
          for p in peers never
            par
              xor
                on p
                  call "s" "str" ["a"] -> $xs
                fail :error:
              next p
        xor
          on h
            wait $xs 2
            canon $xs -> #xs
            call "s" "all" [#xs] -> ret
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
    call "getDataSrv" "peers" [] -> peers at init
    call "getDataSrv" "h" [] -> h at init
    restrict $xs
      detach
        for p in peers never
          par
            seq
              hop relay way
              call "s" "str" ["a"] -> $xs at p
              hop relay return
            next p
      wait $xs 2 at relay
      canon $xs -> #xs at h
      call "s" "all" [#xs] -> ret at h
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
    (ap %init_peer_id% b)
    (call b ("getDataSrv" "-relay-") [] a)
   )
   (call b ("getDataSrv" "peers") [] f)
  )
  (seq
   (call b ("getDataSrv" "h") [] c)
   (new $a
    (seq
     (seq
      (seq
       (par
        (fold f d
         (par
          (seq
           (seq
            (canon a $b  #b)
            (call d ("s" "str") ["a"] $a)
           )
           (canon a $b  #c)
          )
          (next d)
         )
        )
        (null)
       )
       (new $c
        (fold $a e
         (seq
          (seq
           (ap e $c)
           (canon a $c  #aa)
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
      (canon c $a  #a)
     )
     (seq
      (seq
       (call c ("s" "all") [#a] g)
       (canon a $b  #e)
      )
      (call b ("callbackSrv" "response") [g])
     )
    )
   )
  )
 )
 (seq
  (canon a $b  #f)
  (call b ("errorHandlingSrv" "error") [:error: 0])
 )
)
