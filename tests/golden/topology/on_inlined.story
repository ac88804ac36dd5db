# A function with an `on` is placed anew wherever it is called (3.6).
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

func g(p: string) -> string:
  on p:
    x <- S.str("a")
  <- x

func f(p: string, q: string) -> string, string:
  x <- g(p)
  y <- g(q)
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
      xor
        on p
          call "s" "str" ["a"] -> ret
        fail :error:
      xor
        on q
          call "s" "str" ["a"] -> ret~1
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
    call "s" "str" ["a"] -> ret at p
    hop relay return
    call "s" "str" ["a"] -> ret~1 at q
    hop relay return
    call "callbackSrv" "response" [ret ret~1] at init
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
    (call a ("getDataSrv" "q") [] d)
    (canon b $a  #a)
   )
  )
  (seq
   (seq
    (seq
     (call c ("s" "str") ["a"] e)
     (canon b $a  #b)
    )
    (call d ("s" "str") ["a"] f)
   )
   (seq
    (canon b $a  #c)
    (call a ("callbackSrv" "response") [e f])
   )
  )
 )
 (seq
  (canon b $a  #d)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
