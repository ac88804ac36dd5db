# Results that are used on a third peer (3.8, D) are told there, without a visit at home.
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
  on r:
    on p:
      x <- S.str("a")
    par on q:
      y <- S.str("b")
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
      xor
        on r
          par
            xor
              on p
                call "s" "str" ["a"] -> ret
              fail :error:
            xor
              on q
                call "s" "str" ["b"] -> ret~1
              fail :error:
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
      seq
        call "s" "str" ["a"] -> ret at p
        hop r ping
      seq
        call "s" "str" ["b"] -> ret~1 at q
        hop r ping
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
     (ap %init_peer_id% a)
     (call a ("getDataSrv" "-relay-") [] b)
    )
    (call a ("getDataSrv" "p") [] d)
   )
   (seq
    (call a ("getDataSrv" "q") [] e)
    (call a ("getDataSrv" "r") [] c)
   )
  )
  (seq
   (seq
    (seq
     (canon b $a  #a)
     (par
      (seq
       (call d ("s" "str") ["a"] f)
       (canon c $a  #b)
      )
      (seq
       (call e ("s" "str") ["b"] g)
       (canon c $a  #c)
      )
     )
    )
    (call c ("s" "two") [f g] h)
   )
   (seq
    (canon b $a  #d)
    (call a ("callbackSrv" "response") [h])
   )
  )
 )
 (seq
  (canon b $a  #e)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
