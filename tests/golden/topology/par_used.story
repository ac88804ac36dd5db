# Branches whose results are used (3.8) come home. They meet on the relay, which goes on once, instead of pinging the initiator each.
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

func f(p: string, q: string) -> string, string:
  on p:
    x <- S.str("a")
  par on q:
    y <- S.str("b")
  <- x, y
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      call "getDataSrv" "q" [] -> q
      par
        xor
          on p
            call "s" "str" ["a"] -> ret
          fail :error:
        xor
          on q
            call "s" "str" ["b"] -> ret~1
          fail :error:
      call "callbackSrv" "response" [ret ret~1]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "p" [] -> p at init
    call "getDataSrv" "q" [] -> q at init
    hop relay way
    par
      xor
        seq
          call "s" "str" ["a"] -> ret at p
          hop relay return
        seq
          hop relay error-way
          fail :error:
      xor
        seq
          call "s" "str" ["b"] -> ret~1 at q
          hop relay return
        seq
          hop relay error-way
          fail :error:
    ap ret -> joined
    ap ret~1 -> joined~1
    call "callbackSrv" "response" [ret ret~1] at init
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
    (call b ("getDataSrv" "p") [] e)
   )
   (seq
    (call b ("getDataSrv" "q") [] f)
    (canon a $a  #a)
   )
  )
  (seq
   (seq
    (par
     (xor
      (seq
       (call e ("s" "str") ["a"] c)
       (canon a $a  #b)
      )
      (seq
       (canon a $a  #c)
       (fail :error:)
      )
     )
     (xor
      (seq
       (call f ("s" "str") ["b"] d)
       (canon a $a  #d)
      )
      (seq
       (canon a $a  #e)
       (fail :error:)
      )
     )
    )
    (ap c g)
   )
   (seq
    (ap d h)
    (call b ("callbackSrv" "response") [c d])
   )
  )
 )
 (call b ("errorHandlingSrv" "error") [:error: 0])
)
