# A branch whose results nobody uses stays where it ends (3.8).
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

func f(p: string, q: string) -> string:
  on p:
    x <- S.str("a")
  par on q:
    S.act("b")
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
      call "getDataSrv" "q" [] -> q
      par
        xor
          on p
            call "s" "str" ["a"] -> ret
          fail :error:
        xor
          on q
            call "s" "act" ["b"]
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
    call "getDataSrv" "q" [] -> q at init
    hop relay way
    par
      xor
        seq
          call "s" "str" ["a"] -> ret at p
          hop relay return
          hop init ping
        seq
          hop relay error-way
          hop init error-way
          fail :error:
      xor
        call "s" "act" ["b"] at q
        seq
          hop relay error-way
          hop init error-way
          fail :error:
    call "callbackSrv" "response" [ret] at init
  call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (seq
    (ap %init_peer_id% a)
    (call a ("getDataSrv" "-relay-") [] b)
   )
   (seq
    (call a ("getDataSrv" "p") [] c)
    (call a ("getDataSrv" "q") [] d)
   )
  )
  (seq
   (seq
    (canon b $a  #a)
    (par
     (xor
      (seq
       (seq
        (call c ("s" "str") ["a"] e)
        (canon b $a  #b)
       )
       (canon a $a  #c)
      )
      (seq
       (seq
        (canon b $a  #d)
        (canon a $a  #e)
       )
       (fail :error:)
      )
     )
     (xor
      (call d ("s" "act") ["b"])
      (seq
       (seq
        (canon b $a  #f)
        (canon a $a  #g)
       )
       (fail :error:)
      )
     )
    )
   )
   (call a ("callbackSrv" "response") [e])
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
