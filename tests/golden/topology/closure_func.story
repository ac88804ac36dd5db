# A closure made with `func` runs where it is called (3.9).
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
    say = func (x: string) -> string:
      y <- S.str(x)
      <- y
  on q:
    z <- say("a")
  <- z
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "q" [] -> q
      xor
        on q
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
    call "getDataSrv" "q" [] -> q at init
    hop relay way
    call "s" "str" ["a"] -> ret at q
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
    (call a ("getDataSrv" "q") [] c)
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
