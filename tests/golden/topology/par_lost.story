# If no branch is used, all come as far as the relay: the official script would send from a peer that does not reach the client.
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
    S.act("a")
  par on q:
    S.act("b")
  <- S.str("c")
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
            call "s" "act" ["a"]
          fail :error:
        xor
          on q
            call "s" "act" ["b"]
          fail :error:
      call "s" "str" ["c"] -> ret
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
        call "s" "act" ["a"] at p
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
    hop relay way
    call "s" "str" ["c"] -> ret at init
    call "callbackSrv" "response" [ret] at init
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
    (par
     (xor
      (call c ("s" "act") ["a"])
      (seq
       (seq
        (canon b $a  #b)
        (canon a $a  #c)
       )
       (fail :error:)
      )
     )
     (xor
      (call d ("s" "act") ["b"])
      (seq
       (seq
        (canon b $a  #d)
        (canon a $a  #e)
       )
       (fail :error:)
      )
     )
    )
    (canon b $a  #f)
   )
   (seq
    (call a ("s" "str") ["c"] e)
    (call a ("callbackSrv" "response") [e])
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
