# `co` that writes a stream which is awaited (3.8): it tells the peer that waits.
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

func f(p: string) -> string:
  xs: *string
  co on p:
    xs <- S.str("a")
  <- xs!
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
        detach
          xor
            on p
              call "s" "str" ["a"] -> $xs
            fail :error:
        wait $xs 1 -> #xs
        call "callbackSrv" "response" [#xs.$.[0]]
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
      detach
        seq
          hop relay way
          call "s" "str" ["a"] -> $xs at p
          hop relay return
      wait $xs 1 -> #xs at relay
      call "callbackSrv" "response" [#xs.$.[0]] at init
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
      (par
       (seq
        (seq
         (canon b $b  #a)
         (call c ("s" "str") ["a"] $a)
        )
        (canon b $b  #b)
       )
       (null)
      )
      (seq
       (fold $a d
        (null)
       )
       (canon b $a  #aa)
      )
     )
     (call a ("callbackSrv" "response") [#aa.$.[0]])
    )
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
