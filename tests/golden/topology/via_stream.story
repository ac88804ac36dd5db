# The relays are in a stream (3.5): frozen at home, walked forwards on the way there and backwards on the way home. For an error, too, where the official script walks forwards.
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

func f(p: string) -> string:
  rs: *string
  rs <- S.str("r")
  on p via rs:
    x <- S.str("a")
  <- x
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      restrict $rs
        call "s" "str" ["r"] -> $rs
        canon $rs -> #rs
        xor
          on p via each #rs
            call "s" "str" ["a"] -> ret
          fail :error:
        call "callbackSrv" "response" [ret]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "p" [] -> p at init
    restrict $rs
      call "s" "str" ["r"] -> $rs at init
      canon $rs -> #rs at init
      xor
        seq
          hop relay way
          hop each #rs way
          call "s" "str" ["a"] -> ret at p
          hop each #rs return backwards
          hop relay return
        seq
          hop each #rs error-way backwards
          hop relay error-way
          fail :error:
      call "callbackSrv" "response" [ret] at init
  call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (ap %init_peer_id% b)
   (call b ("getDataSrv" "-relay-") [] c)
  )
  (seq
   (call b ("getDataSrv" "p") [] d)
   (new $b
    (seq
     (seq
      (call b ("s" "str") ["r"] $b)
      (canon b $b  #a)
     )
     (seq
      (xor
       (seq
        (seq
         (seq
          (canon c $a  #b)
          (fold #a a
           (seq
            (canon a $a  #c)
            (next a)
           )
          )
         )
         (call d ("s" "str") ["a"] e)
        )
        (seq
         (fold #a a
          (seq
           (next a)
           (canon a $a  #d)
          )
         )
         (canon c $a  #e)
        )
       )
       (seq
        (seq
         (fold #a a
          (seq
           (next a)
           (canon a $a  #f)
          )
         )
         (canon c $a  #g)
        )
        (fail :error:)
       )
      )
      (call b ("callbackSrv" "response") [e])
     )
    )
   )
  )
 )
 (call b ("errorHandlingSrv" "error") [:error: 0])
)
