# A callback of a client that is reached directly (3.9).
=== args ===
aqua build --emit plan --no-relay f.aqua
aqua build --emit placed --no-relay f.aqua
aqua build --emit air --no-relay f.aqua
=== f.aqua ===
aqua F
export f

service S("s"):
  str(x: string) -> string
  two(x: string, y: string) -> string
  act(x: string)

func f(p: string, report: string -> ()):
  on p:
    x <- S.str("a")
    report(x)
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
          xor
            on %init_peer_id%
              call "callbackSrv" "report" [ret]
            fail :error:
        fail :error:
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed --no-relay f.aqua
;; f
plan f
xor
  seq
    call "getDataSrv" "p" [] -> p at %init_peer_id%
    call "s" "str" ["a"] -> ret at p
    call "callbackSrv" "report" [ret] at %init_peer_id%
  call "errorHandlingSrv" "error" [:error: 0] at %init_peer_id%
$ aqua build --emit air --no-relay f.aqua
;; f
(xor
 (seq
  (seq
   (call %init_peer_id% ("getDataSrv" "p") [] a)
   (call a ("s" "str") ["a"] b)
  )
  (call %init_peer_id% ("callbackSrv" "report") [b])
 )
 (call %init_peer_id% ("errorHandlingSrv" "error") [:error: 0])
)
