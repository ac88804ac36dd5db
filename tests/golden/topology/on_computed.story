# Peers and relays that are computed (3.6): looked up at home, before the way begins, so that no hop can fail.
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

func f(ps: []string) -> string:
  on S.str("p") via ps[1]:
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
      call "getDataSrv" "ps" [] -> ps
      call "s" "str" ["p"] -> ret
      ap ps.$.[1] -> ps~1
      xor
        on ret via ps~1
          call "s" "str" ["a"] -> ret~1
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
    call "getDataSrv" "ps" [] -> ps at init
    call "s" "str" ["p"] -> ret at init
    ap ps.$.[1] -> ps~1
    xor
      seq
        hop relay way
        hop ps~1 way
        call "s" "str" ["a"] -> ret~1 at ret
        hop ps~1 return
        hop relay return
      seq
        hop ps~1 error-way
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
    (ap %init_peer_id% a)
    (call a ("getDataSrv" "-relay-") [] b)
   )
   (seq
    (call a ("getDataSrv" "ps") [] d)
    (call a ("s" "str") ["p"] e)
   )
  )
  (seq
   (seq
    (ap d.$.[1] c)
    (xor
     (seq
      (seq
       (seq
        (canon b $a  #a)
        (canon c $a  #b)
       )
       (call e ("s" "str") ["a"] f)
      )
      (seq
       (canon c $a  #c)
       (canon b $a  #d)
      )
     )
     (seq
      (seq
       (canon c $a  #e)
       (canon b $a  #f)
      )
      (fail :error:)
     )
    )
   )
   (call a ("callbackSrv" "response") [f])
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
