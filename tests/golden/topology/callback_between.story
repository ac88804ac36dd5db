# A callback between two `on`s (3.9): home is on the way, once.
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

func f(p: string, q: string, report: string -> ()) -> string:
  on p:
    x <- S.str("a")
  report(x)
  on q:
    y <- S.str(x)
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
      call "getDataSrv" "q" [] -> q
      xor
        on p
          call "s" "str" ["a"] -> ret
        fail :error:
      call "callbackSrv" "report" [ret]
      xor
        on q
          call "s" "str" [ret] -> ret~1
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
    call "getDataSrv" "q" [] -> q at init
    xor
      seq
        hop relay way
        call "s" "str" ["a"] -> ret at p
        hop relay return
      seq
        hop relay error-way
        fail :error:
    call "callbackSrv" "report" [ret] at init
    xor
      seq
        hop relay way
        call "s" "str" [ret] -> ret~1 at q
        hop relay return
      seq
        hop relay error-way
        fail :error:
    call "callbackSrv" "response" [ret~1] at init
  call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (seq
    (ap %init_peer_id% b)
    (call b ("getDataSrv" "-relay-") [] a)
   )
   (seq
    (call b ("getDataSrv" "p") [] d)
    (call b ("getDataSrv" "q") [] e)
   )
  )
  (seq
   (seq
    (xor
     (seq
      (seq
       (canon a $a  #a)
       (call d ("s" "str") ["a"] c)
      )
      (canon a $a  #b)
     )
     (seq
      (canon a $a  #c)
      (fail :error:)
     )
    )
    (call b ("callbackSrv" "report") [c])
   )
   (seq
    (xor
     (seq
      (seq
       (canon a $a  #d)
       (call e ("s" "str") [c] f)
      )
      (canon a $a  #e)
     )
     (seq
      (canon a $a  #f)
      (fail :error:)
     )
    )
    (call b ("callbackSrv" "response") [f])
   )
  )
 )
 (call b ("errorHandlingSrv" "error") [:error: 0])
)
