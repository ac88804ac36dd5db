# Without a relay of the client the way of the `on` is left (3.6).
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

func f(p: string, r: string) -> string:
  on p via r:
    x <- S.str("a")
  <- x
=== expect stdout ===
$ aqua build --emit plan --no-relay f.aqua
;; f
plan f
on %init_peer_id%
  xor
    seq
      call "getDataSrv" "p" [] -> p
      call "getDataSrv" "r" [] -> r
      xor
        on p via r
          call "s" "str" ["a"] -> ret
        fail :error:
      call "callbackSrv" "response" [ret]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed --no-relay f.aqua
;; f
plan f
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "p" [] -> p at init
    call "getDataSrv" "r" [] -> r at init
    xor
      seq
        hop r way
        call "s" "str" ["a"] -> ret at p
        hop r return
      seq
        hop r error-way
        fail :error:
    call "callbackSrv" "response" [ret] at init
  call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air --no-relay f.aqua
;; f
(xor
 (seq
  (seq
   (seq
    (ap %init_peer_id% a)
    (call a ("getDataSrv" "p") [] c)
   )
   (call a ("getDataSrv" "r") [] b)
  )
  (seq
   (xor
    (seq
     (seq
      (canon b $a  #a)
      (call c ("s" "str") ["a"] d)
     )
     (canon b $a  #b)
    )
    (seq
     (canon b $a  #c)
     (fail :error:)
    )
   )
   (call a ("callbackSrv" "response") [d])
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
