# A client that is reached directly has no relay to pass.
=== args ===
aqua build --emit plan --no-relay f.aqua
aqua build --emit placed --no-relay f.aqua
aqua build --emit air --no-relay f.aqua
=== f.aqua from tests/golden/common/on.aqua ===
=== expect stdout ===
$ aqua build --emit plan --no-relay f.aqua
;; f
plan f
on %init_peer_id%
  xor
    seq
      call "getDataSrv" "p" [] -> p
      xor
        on p
          call "s" "str" ["a"] -> ret
        fail :error:
      call "callbackSrv" "response" [ret]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed --no-relay f.aqua
;; f
plan f
xor
  seq
    call "getDataSrv" "p" [] -> p at %init_peer_id%
    call "s" "str" ["a"] -> ret at p
    call "callbackSrv" "response" [ret] at %init_peer_id%
  call "errorHandlingSrv" "error" [:error: 0] at %init_peer_id%
$ aqua build --emit air --no-relay f.aqua
;; f
(xor
 (seq
  (seq
   (call %init_peer_id% ("getDataSrv" "p") [] a)
   (call a ("s" "str") ["a"] b)
  )
  (call %init_peer_id% ("callbackSrv" "response") [b])
 )
 (call %init_peer_id% ("errorHandlingSrv" "error") [:error: 0])
)
