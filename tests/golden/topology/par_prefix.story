# Without error ways the par itself begins on the far side (3.3, begin of a par).
=== args ===
aqua build --emit plan --no-xor f.aqua
aqua build --emit placed --no-xor f.aqua
aqua build --emit air --no-xor f.aqua
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
$ aqua build --emit plan --no-xor f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      call "getDataSrv" "r" [] -> r
      par
        on p via r
          call "s" "str" ["a"] -> ret
        on p via r
          call "s" "str" ["b"] -> ret~1
      call "callbackSrv" "response" [ret ret~1]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed --no-xor f.aqua
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
      seq
        call "s" "str" ["a"] -> ret at p
        hop r return
        hop relay return
      seq
        call "s" "str" ["b"] -> ret~1 at p
        hop r return
        hop relay return
    ap ret -> joined
    ap ret~1 -> joined~1
    call "callbackSrv" "response" [ret ret~1] at init
  seq
    hop r way
    hop relay way
    call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air --no-xor f.aqua
;; f
(xor
 (seq
  (seq
   (seq
    (seq
     (ap %init_peer_id% a)
     (call a ("getDataSrv" "-relay-") [] b)
    )
    (call a ("getDataSrv" "p") [] d)
   )
   (seq
    (call a ("getDataSrv" "r") [] c)
    (canon b $a  #a)
   )
  )
  (seq
   (seq
    (seq
     (canon c $a  #b)
     (par
      (seq
       (seq
        (call d ("s" "str") ["a"] e)
        (canon c $a  #c)
       )
       (canon b $a  #d)
      )
      (seq
       (seq
        (call d ("s" "str") ["b"] f)
        (canon c $a  #e)
       )
       (canon b $a  #f)
      )
     )
    )
    (ap e g)
   )
   (seq
    (ap f h)
    (call a ("callbackSrv" "response") [e f])
   )
  )
 )
 (seq
  (seq
   (canon c $a  #g)
   (canon b $a  #h)
  )
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
