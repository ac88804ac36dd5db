# The result of a callback is needed where it was called (4.3): home, and back through the relay.
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

func f(p: string, ask: string -> string) -> string:
  on p:
    x <- S.str("a")
    y <- ask(x)
    z <- S.str(y)
  <- z
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      xor
        on p
          call "s" "str" ["a"] -> ret
          xor
            on %init_peer_id% via relay
              call "callbackSrv" "ask" [ret] -> res
            fail :error:
          call "s" "str" [res] -> ret~1
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
    hop relay way
    call "s" "str" ["a"] -> ret at p
    hop relay way
    call "callbackSrv" "ask" [ret] -> res at init
    hop relay return
    call "s" "str" [res] -> ret~1 at p
    hop relay return
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
    (seq
     (ap %init_peer_id% b)
     (call b ("getDataSrv" "-relay-") [] a)
    )
    (call b ("getDataSrv" "p") [] c)
   )
   (seq
    (seq
     (canon a $a  #a)
     (call c ("s" "str") ["a"] d)
    )
    (canon a $a  #b)
   )
  )
  (seq
   (seq
    (seq
     (call b ("callbackSrv" "ask") [d] e)
     (canon a $a  #c)
    )
    (call c ("s" "str") [e] f)
   )
   (seq
    (canon a $a  #d)
    (call b ("callbackSrv" "response") [f])
   )
  )
 )
 (seq
  (canon a $a  #e)
  (call b ("errorHandlingSrv" "error") [:error: 0])
 )
)
