# The own relay as `via` (3.5, step 3): it is passed once.
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
  on p via HOST_PEER_ID:
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
      call "getDataSrv" "p" [] -> p
      xor
        on p via relay
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
    call "getDataSrv" "p" [] -> p at init
    hop relay way
    call "s" "str" ["a"] -> ret at p
    hop relay return
    call "callbackSrv" "response" [ret] at init
  seq
    hop relay error-way
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
