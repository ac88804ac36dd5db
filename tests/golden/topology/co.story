# `co` (3.8): nobody waits for it, and nothing comes back.
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
  co on p:
    S.act("a")
  <- S.str("b")
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      detach
        xor
          on p
            call "s" "act" ["a"]
          fail :error:
      call "s" "str" ["b"] -> ret
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
    detach
      seq
        hop relay way
        call "s" "act" ["a"] at p
    call "s" "str" ["b"] -> ret at init
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
   (call a ("getDataSrv" "p") [] c)
  )
  (seq
   (seq
    (par
     (seq
      (canon b $a  #a)
      (call c ("s" "act") ["a"])
     )
     (null)
    )
    (call a ("s" "str") ["b"] d)
   )
   (call a ("callbackSrv" "response") [d])
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
