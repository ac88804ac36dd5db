# Work on the peer through which the `on` around was reached (3.5, relayCheck).
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

func f(p: string, r: string) -> string:
  on p via r:
    x <- S.str("a")
    on r:
      y <- S.str(x)
      on p:
        S.act(y)
  <- y
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      call "getDataSrv" "r" [] -> r
      xor
        on p via r
          call "s" "str" ["a"] -> ret
          xor
            on r
              call "s" "str" [ret] -> ret~1
              xor
                on p
                  call "s" "act" [ret~1]
                fail :error:
            fail :error:
        fail :error:
      call "callbackSrv" "response" [ret~1]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "p" [] -> p at init
    call "getDataSrv" "r" [] -> r at init
    xor
      seq
        hop relay way
        hop r way
        call "s" "str" ["a"] -> ret at p
        call "s" "str" [ret] -> ret~1 at r
        call "s" "act" [ret~1] at p
        hop r return
        hop relay return
      seq
        hop r error-way
        fail :error:
    call "callbackSrv" "response" [ret~1] at init
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
    (call a ("getDataSrv" "-relay-") [] c)
   )
   (call a ("getDataSrv" "p") [] d)
  )
  (seq
   (seq
    (call a ("getDataSrv" "r") [] b)
    (xor
     (seq
      (seq
       (seq
        (canon c $a  #a)
        (canon b $a  #b)
       )
       (seq
        (call d ("s" "str") ["a"] f)
        (call b ("s" "str") [f] e)
       )
      )
      (seq
       (seq
        (call d ("s" "act") [e])
        (canon b $a  #c)
       )
       (canon c $a  #d)
      )
     )
     (seq
      (canon b $a  #e)
      (fail :error:)
     )
    )
   )
   (call a ("callbackSrv" "response") [e])
  )
 )
 (seq
  (canon c $a  #f)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
