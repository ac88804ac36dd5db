# `par` inside of an `on` (3.8): the branches tell the peer of that `on`.
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
    on q:
      x <- S.str("a")
    par y <- S.str("b")
    z <- S.str(x)
  <- z, y
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
      xor
        on p
          par
            xor
              on q
                call "s" "str" ["a"] -> ret
              fail :error:
            call "s" "str" ["b"] -> ret~1
          call "s" "str" [ret] -> ret~2
        fail :error:
      call "callbackSrv" "response" [ret~2 ret~1]
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
      seq
        call "s" "str" ["a"] -> ret at q
        hop p ping
      call "s" "str" ["b"] -> ret~1 at p
    call "s" "str" [ret] -> ret~2 at p
    ap ret~1 -> joined
    hop relay return
    call "callbackSrv" "response" [ret~2 ret~1] at init
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
    (call a ("getDataSrv" "p") [] c)
   )
   (seq
    (call a ("getDataSrv" "q") [] e)
    (canon b $a  #a)
   )
  )
  (seq
   (seq
    (seq
     (par
      (seq
       (call e ("s" "str") ["a"] f)
       (canon c $a  #b)
      )
      (call c ("s" "str") ["b"] d)
     )
     (call c ("s" "str") [f] g)
    )
    (ap d h)
   )
   (seq
    (canon b $a  #c)
    (call a ("callbackSrv" "response") [g d])
   )
  )
 )
 (seq
  (canon b $a  #d)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
