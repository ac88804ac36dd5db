# Results that are used on a third peer behind the par (3.8, D): the branches meet on the relay, and nobody goes home.
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

func f(p: string, q: string, r: string) -> string:
  on p:
    x <- S.str("a")
  par on q:
    y <- S.str("b")
  on r:
    z <- S.two(x, y)
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
      call "getDataSrv" "q" [] -> q
      call "getDataSrv" "r" [] -> r
      par
        xor
          on p
            call "s" "str" ["a"] -> ret
          fail :error:
        xor
          on q
            call "s" "str" ["b"] -> ret~1
          fail :error:
      xor
        on r
          call "s" "two" [ret ret~1] -> ret~2
        fail :error:
      call "callbackSrv" "response" [ret~2]
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
    call "getDataSrv" "r" [] -> r at init
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
    call "s" "two" [ret ret~1] -> ret~2 at r
    hop relay return
    call "callbackSrv" "response" [ret~2] at init
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
    (call b ("getDataSrv" "p") [] e)
   )
   (seq
    (seq
     (call b ("getDataSrv" "q") [] f)
     (call b ("getDataSrv" "r") [] g)
    )
    (canon a $a  #a)
   )
  )
  (seq
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
     (ap c i)
    )
    (ap d j)
   )
   (seq
    (seq
     (call g ("s" "two") [c d] h)
     (canon a $a  #f)
    )
    (call b ("callbackSrv" "response") [h])
   )
  )
 )
 (seq
  (canon a $a  #g)
  (call b ("errorHandlingSrv" "error") [:error: 0])
 )
)
