# All branches go the same way (3.3, begin of a par): they go it together, also with error ways, where the official script does not.
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

func f(p: string, r: string) -> string, string:
  on p via r:
    x <- S.str("a")
  par on p via r:
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
      call "getDataSrv" "r" [] -> r
      par
        xor
          on p via r
            call "s" "str" ["a"] -> ret
          fail :error:
        xor
          on p via r
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
    call "getDataSrv" "r" [] -> r at init
    hop relay way
    hop r way
    par
      xor
        seq
          call "s" "str" ["a"] -> ret at p
          hop r return
          hop relay return
        seq
          hop r error-way
          hop relay error-way
          fail :error:
      xor
        seq
          call "s" "str" ["b"] -> ret~1 at p
          hop r return
          hop relay return
        seq
          hop r error-way
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
     (ap %init_peer_id% c)
     (call c ("getDataSrv" "-relay-") [] a)
    )
    (call c ("getDataSrv" "p") [] d)
   )
   (seq
    (call c ("getDataSrv" "r") [] b)
    (canon a $a  #a)
   )
  )
  (seq
   (seq
    (seq
     (canon b $a  #b)
     (par
      (xor
       (seq
        (seq
         (call d ("s" "str") ["a"] e)
         (canon b $a  #c)
        )
        (canon a $a  #d)
       )
       (seq
        (seq
         (canon b $a  #e)
         (canon a $a  #f)
        )
        (fail :error:)
       )
      )
      (xor
       (seq
        (seq
         (call d ("s" "str") ["b"] f)
         (canon b $a  #g)
        )
        (canon a $a  #h)
       )
       (seq
        (seq
         (canon b $a  #i)
         (canon a $a  #j)
        )
        (fail :error:)
       )
      )
     )
    )
    (ap e g)
   )
   (seq
    (ap f h)
    (call c ("callbackSrv" "response") [e f])
   )
  )
 )
 (call c ("errorHandlingSrv" "error") [:error: 0])
)
