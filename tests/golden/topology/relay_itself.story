# Work on the relay needs no hop (3.6), and neither does an `on` around the same peer.
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
  on HOST_PEER_ID:
    x <- S.str("a")
    on HOST_PEER_ID:
      y <- S.str(x)
  <- y
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      xor
        on relay
          call "s" "str" ["a"] -> ret
          xor
            on relay
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
    call "getDataSrv" "-relay-" [] -> relay at %init_peer_id%
    call "s" "str" ["a"] -> ret at relay
    call "s" "str" [ret] -> ret~1 at relay
    call "callbackSrv" "response" [ret~1] at %init_peer_id%
  call "errorHandlingSrv" "error" [:error: 0] at %init_peer_id%
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (call %init_peer_id% ("getDataSrv" "-relay-") [] a)
   (call a ("s" "str") ["a"] b)
  )
  (seq
   (call a ("s" "str") [b] c)
   (call %init_peer_id% ("callbackSrv" "response") [c])
  )
 )
 (call %init_peer_id% ("errorHandlingSrv" "error") [:error: 0])
)
=== expect stderr ===
$ aqua build --emit plan f.aqua
warning[AQ4025]: `on HOST_PEER_ID` within `on HOST_PEER_ID` changes nothing
   ┌─ f.aqua:12:8
   │
10 │   on HOST_PEER_ID:
   │      ------------ here already
11 │     x <- S.str("a")
12 │     on HOST_PEER_ID:
   │        ^^^^^^^^^^^^
   │

$ aqua build --emit placed f.aqua
warning[AQ4025]: `on HOST_PEER_ID` within `on HOST_PEER_ID` changes nothing
   ┌─ f.aqua:12:8
   │
10 │   on HOST_PEER_ID:
   │      ------------ here already
11 │     x <- S.str("a")
12 │     on HOST_PEER_ID:
   │        ^^^^^^^^^^^^
   │

$ aqua build --emit air f.aqua
warning[AQ4025]: `on HOST_PEER_ID` within `on HOST_PEER_ID` changes nothing
   ┌─ f.aqua:12:8
   │
10 │   on HOST_PEER_ID:
   │      ------------ here already
11 │     x <- S.str("a")
12 │     on HOST_PEER_ID:
   │        ^^^^^^^^^^^^
   │

