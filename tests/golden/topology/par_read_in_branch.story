# Another branch reads the result: it has to be known where that branch begins to read.
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
  on p:
    v <- S.str("a")
  par on q:
    S.act("b")
    on r:
      w <- S.str(v)
  <- w
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
      par
        xor
          on p
            call "s" "str" ["a"] -> ret
          fail :error:
        xor
          on q
            call "s" "act" ["b"]
            xor
              on r
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
    hop relay way
    par
      xor
        seq
          call "s" "str" ["a"] -> ret at p
          hop relay return
          detach
            hop r ping
        seq
          hop relay error-way
          fail :error:
      xor
        seq
          call "s" "act" ["b"] at q
          call "s" "str" [ret] -> ret~1 at r
          hop relay return
        seq
          hop relay error-way
          fail :error:
    ap ret~1 -> joined
    call "callbackSrv" "response" [ret~1] at init
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
    (call a ("getDataSrv" "p") [] e)
   )
   (seq
    (call a ("getDataSrv" "q") [] f)
    (call a ("getDataSrv" "r") [] c)
   )
  )
  (seq
   (seq
    (canon b $a  #a)
    (par
     (xor
      (seq
       (seq
        (call e ("s" "str") ["a"] g)
        (canon b $a  #b)
       )
       (par
        (canon c $a  #c)
        (null)
       )
      )
      (seq
       (canon b $a  #d)
       (fail :error:)
      )
     )
     (xor
      (seq
       (seq
        (call f ("s" "act") ["b"])
        (call c ("s" "str") [g] d)
       )
       (canon b $a  #e)
      )
      (seq
       (canon b $a  #f)
       (fail :error:)
      )
     )
    )
   )
   (seq
    (ap d h)
    (call a ("callbackSrv" "response") [d])
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
