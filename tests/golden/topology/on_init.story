# `on INIT_PEER_ID` at home is no way at all (3.6).
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

func f() -> string:
  on INIT_PEER_ID:
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
      xor
        on %init_peer_id%
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
    call "s" "str" ["a"] -> ret at init
    call "callbackSrv" "response" [ret] at init
  call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (ap %init_peer_id% a)
   (call a ("getDataSrv" "-relay-") [] c)
  )
  (seq
   (call a ("s" "str") ["a"] b)
   (call a ("callbackSrv" "response") [b])
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
