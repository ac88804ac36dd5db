# `on ... via` (3.5): the relays are passed one after the other, and on the way home from the last to the first.
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

func f(p: string, r: string, rs: []string) -> string, string:
  on p via HOST_PEER_ID via r:
    x <- S.str("a")
  on p via rs:
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
      call "getDataSrv" "rs" [] -> rs
      xor
        on p via relay via r
          call "s" "str" ["a"] -> ret
        fail :error:
      xor
        on p via each rs
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
    call "getDataSrv" "rs" [] -> rs at init
    xor
      seq
        hop relay way
        hop r way
        call "s" "str" ["a"] -> ret at p
        hop r return
        hop relay return
      seq
        hop r error-way
        fail :error:
    xor
      seq
        hop each rs way
        call "s" "str" ["b"] -> ret~1 at p
        hop each rs return backwards
        hop relay return
      seq
        hop each rs error-way backwards
        fail :error:
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
    (ap %init_peer_id% b)
    (call b ("getDataSrv" "-relay-") [] c)
   )
   (seq
    (call b ("getDataSrv" "p") [] f)
    (call b ("getDataSrv" "r") [] d)
   )
  )
  (seq
   (seq
    (call b ("getDataSrv" "rs") [] e)
    (xor
     (seq
      (seq
       (seq
        (canon c $a  #a)
        (canon d $a  #b)
       )
       (call f ("s" "str") ["a"] g)
      )
      (seq
       (canon d $a  #c)
       (canon c $a  #d)
      )
     )
     (seq
      (canon d $a  #e)
      (fail :error:)
     )
    )
   )
   (seq
    (xor
     (seq
      (seq
       (fold e a
        (seq
         (canon a $a  #f)
         (next a)
        )
       )
       (call f ("s" "str") ["b"] h)
      )
      (seq
       (fold e a
        (seq
         (next a)
         (canon a $a  #g)
        )
       )
       (canon c $a  #h)
      )
     )
     (seq
      (fold e a
       (seq
        (next a)
        (canon a $a  #i)
       )
      )
      (fail :error:)
     )
    )
    (call b ("callbackSrv" "response") [g h])
   )
  )
 )
 (seq
  (canon c $a  #j)
  (call b ("errorHandlingSrv" "error") [:error: 0])
 )
)
