# A nested `on` leads directly from peer to peer (3.5): peers of the `on`s around are not part of the way, only relays are.
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

func f(p: string, q: string) -> string:
  on p:
    S.act("a")
    on q:
      x <- S.str("b")
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
      call "getDataSrv" "q" [] -> q
      xor
        on p
          call "s" "act" ["a"]
          xor
            on q
              call "s" "str" ["b"] -> ret
            fail :error:
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
    call "getDataSrv" "q" [] -> q at init
    hop relay way
    call "s" "act" ["a"] at p
    call "s" "str" ["b"] -> ret at q
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
    (seq
     (ap %init_peer_id% a)
     (call a ("getDataSrv" "-relay-") [] b)
    )
    (call a ("getDataSrv" "p") [] c)
   )
   (seq
    (call a ("getDataSrv" "q") [] d)
    (canon b $a  #a)
   )
  )
  (seq
   (seq
    (call c ("s" "act") ["a"])
    (call d ("s" "str") ["b"] e)
   )
   (seq
    (canon b $a  #b)
    (call a ("callbackSrv" "response") [e])
   )
  )
 )
 (seq
  (canon b $a  #c)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
