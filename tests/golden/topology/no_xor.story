# Without error ways (3.6): what is left is the way there and back.
=== args ===
aqua build --emit plan --no-xor f.aqua
aqua build --emit placed --no-xor f.aqua
aqua build --emit air --no-xor f.aqua
=== f.aqua from tests/golden/common/on.aqua ===
=== expect stdout ===
$ aqua build --emit plan --no-xor f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      on p
        call "s" "str" ["a"] -> ret
      call "callbackSrv" "response" [ret]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed --no-xor f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "p" [] -> p at init
    hop relay way
    call "s" "str" ["a"] -> ret at p
    hop relay way
    call "callbackSrv" "response" [ret] at init
  seq
    hop relay way
    call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air --no-xor f.aqua
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
    (canon b $a  #a)
   )
  )
  (seq
   (seq
    (call c ("s" "str") ["a"] d)
    (canon b $a  #b)
   )
   (call a ("callbackSrv" "response") [d])
  )
 )
 (seq
  (canon b $a  #c)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
