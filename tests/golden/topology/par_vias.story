# Branches behind different relays (3.8): each comes home by its own, and they meet on the client's.
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

func f(p: string, q: string, r: string, s: string) -> string, string:
  on p via r:
    x <- S.str("a")
  par on q via s:
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
      call "getDataSrv" "q" [] -> q
      call "getDataSrv" "r" [] -> r
      call "getDataSrv" "s" [] -> s
      par
        xor
          on p via r
            call "s" "str" ["a"] -> ret
          fail :error:
        xor
          on q via s
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
    ap "getDataSrv" -> getDataSrv
    call getDataSrv "-relay-" [] -> relay at init
    call getDataSrv "p" [] -> p at init
    call getDataSrv "q" [] -> q at init
    call getDataSrv "r" [] -> r at init
    call getDataSrv "s" [] -> s at init
    hop relay way
    par
      xor
        seq
          hop r way
          call "s" "str" ["a"] -> ret at p
          hop r return
          hop relay return
        seq
          hop r error-way
          hop relay error-way
          fail :error:
      xor
        seq
          hop s way
          call "s" "str" ["b"] -> ret~1 at q
          hop s return
          hop relay return
        seq
          hop s error-way
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
     (ap %init_peer_id% a)
     (ap "getDataSrv" c)
    )
    (call a (c "-relay-") [] b)
   )
   (seq
    (seq
     (call a (c "p") [] h)
     (call a (c "q") [] i)
    )
    (call a (c "r") [] d)
   )
  )
  (seq
   (seq
    (seq
     (call a (c "s") [] e)
     (canon b $a  #a)
    )
    (par
     (xor
      (seq
       (seq
        (canon d $a  #b)
        (call h ("s" "str") ["a"] f)
       )
       (seq
        (canon d $a  #c)
        (canon b $a  #d)
       )
      )
      (seq
       (seq
        (canon d $a  #e)
        (canon b $a  #f)
       )
       (fail :error:)
      )
     )
     (xor
      (seq
       (seq
        (canon e $a  #g)
        (call i ("s" "str") ["b"] g)
       )
       (seq
        (canon e $a  #h)
        (canon b $a  #i)
       )
      )
      (seq
       (seq
        (canon e $a  #j)
        (canon b $a  #k)
       )
       (fail :error:)
      )
     )
    )
   )
   (seq
    (seq
     (ap f j)
     (ap g k)
    )
    (call a ("callbackSrv" "response") [f g])
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
