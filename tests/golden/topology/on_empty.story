# An `on` in which nothing executes (3.6, K): nobody goes there, where the official script goes to the relay and back.
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

func f(p: string, x: string) -> string:
  on p:
    y = x
  <- y
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "x" [] -> x
      call "callbackSrv" "response" [x]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    call "getDataSrv" "x" [] -> x at %init_peer_id%
    call "callbackSrv" "response" [x] at %init_peer_id%
  call "errorHandlingSrv" "error" [:error: 0] at %init_peer_id%
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (call %init_peer_id% ("getDataSrv" "x") [] a)
  (call %init_peer_id% ("callbackSrv" "response") [a])
 )
 (call %init_peer_id% ("errorHandlingSrv" "error") [:error: 0])
)
