# `on`s behind the same relay (3.5, step 3): it is passed once between them.
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
  on p via r:
    x <- S.str("a")
    on q via r:
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
      call "getDataSrv" "r" [] -> r
      xor
        on p via r
          call "s" "str" ["a"] -> ret
          xor
            on q via r
              call "s" "str" [ret] -> ret~1
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
    call "getDataSrv" "q" [] -> q at init
    call "getDataSrv" "r" [] -> r at init
    xor
      seq
        hop relay way
        hop r way
        call "s" "str" ["a"] -> ret at p
        hop r way
        call "s" "str" [ret] -> ret~1 at q
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
   (seq
    (call a ("getDataSrv" "p") [] d)
    (call a ("getDataSrv" "q") [] e)
   )
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
        (canon b $a  #c)
       )
      )
      (seq
       (seq
        (call e ("s" "str") [f] g)
        (canon b $a  #d)
       )
       (canon c $a  #e)
      )
     )
     (seq
      (canon b $a  #f)
      (fail :error:)
     )
    )
   )
   (call a ("callbackSrv" "response") [g])
  )
 )
 (seq
  (canon c $a  #g)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
