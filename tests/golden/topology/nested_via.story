# `on`s behind different relays (3.5, step 2): out through the relay of the first, in through the relay of the second, and back.
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

func f(p: string, q: string, r: string, s: string) -> string:
  on p via r:
    x <- S.str("a")
    on q via s:
      y <- S.str(x)
    z <- S.str(y)
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
      call "getDataSrv" "s" [] -> s
      xor
        on p via r
          call "s" "str" ["a"] -> ret
          xor
            on q via s
              call "s" "str" [ret] -> ret~1
            fail :error:
          call "s" "str" [ret~1] -> ret~2
        fail :error:
      call "callbackSrv" "response" [ret~2]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    ap "getDataSrv" -> getDataSrv
    call getDataSrv "-relay-" [] -> relay at init
    call getDataSrv "p" [] -> p at init
    call getDataSrv "q" [] -> q at init
    call getDataSrv "r" [] -> r at init
    call getDataSrv "s" [] -> s at init
    xor
      seq
        hop relay way
        hop r way
        call "s" "str" ["a"] -> ret at p
        xor
          seq
            hop r way
            hop s way
            call "s" "str" [ret] -> ret~1 at q
            hop s return
            hop r return
          seq
            hop s error-way
            fail :error:
        call "s" "str" [ret~1] -> ret~2 at p
        hop r return
        hop relay return
      seq
        hop r error-way
        fail :error:
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
     (ap "getDataSrv" c)
    )
    (call a (c "-relay-") [] d)
   )
   (seq
    (call a (c "p") [] f)
    (call a (c "q") [] g)
   )
  )
  (seq
   (seq
    (call a (c "r") [] b)
    (call a (c "s") [] e)
   )
   (seq
    (xor
     (seq
      (seq
       (seq
        (canon d $a  #a)
        (canon b $a  #b)
       )
       (seq
        (call f ("s" "str") ["a"] h)
        (xor
         (seq
          (seq
           (seq
            (canon b $a  #c)
            (canon e $a  #d)
           )
           (call g ("s" "str") [h] i)
          )
          (seq
           (canon e $a  #e)
           (canon b $a  #f)
          )
         )
         (seq
          (canon e $a  #g)
          (fail :error:)
         )
        )
       )
      )
      (seq
       (seq
        (call f ("s" "str") [i] j)
        (canon b $a  #h)
       )
       (canon d $a  #i)
      )
     )
     (seq
      (canon b $a  #j)
      (fail :error:)
     )
    )
    (call a ("callbackSrv" "response") [j])
   )
  )
 )
 (seq
  (canon d $a  #k)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
