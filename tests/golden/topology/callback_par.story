# A callback in every turn of a parallel loop (3.9).
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

func f(peers: []string, report: string -> ()):
  for p <- peers par:
    on p:
      x <- S.str("a")
      report(x)
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "peers" [] -> peers
      detach
        for p in peers never
          par
            xor
              on p
                call "s" "str" ["a"] -> ret
                xor
                  on %init_peer_id% via relay
                    call "callbackSrv" "report" [ret]
                  fail :error:
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
    detach
      for p in peers never
        par
          seq
            hop relay way
            call "s" "str" ["a"] -> ret at p
            xor
              seq
                hop relay way
                call "callbackSrv" "report" [ret] at init
              seq
                hop relay error-way
                hop p error-way
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
   (par
    (fold d c
     (par
      (seq
       (seq
        (canon b $a  #a)
        (call c ("s" "str") ["a"] e)
       )
       (xor
        (seq
         (canon b $a  #b)
         (call a ("callbackSrv" "report") [e])
        )
        (seq
         (seq
          (canon b $a  #c)
          (canon c $a  #d)
         )
         (fail :error:)
        )
       )
      )
      (next c)
     )
    )
    (null)
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
