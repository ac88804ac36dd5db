# Branches without a relay (3.8): nothing to meet on, so each tells the client.
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

func f(p: string, q: string) -> string, string:
  on p:
    x <- S.str("a")
  par on q:
    y <- S.str("b")
  <- x, y
=== expect stdout ===
$ aqua build --emit plan --no-relay f.aqua
;; f
plan f
on %init_peer_id%
  xor
    seq
      call "getDataSrv" "p" [] -> p
      call "getDataSrv" "q" [] -> q
      par
        xor
          on p
            call "s" "str" ["a"] -> ret
          fail :error:
        xor
          on q
            call "s" "str" ["b"] -> ret~1
          fail :error:
      call "callbackSrv" "response" [ret ret~1]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed --no-relay f.aqua
;; f
plan f
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "p" [] -> p at init
    call "getDataSrv" "q" [] -> q at init
    par
      seq
        call "s" "str" ["a"] -> ret at p
        hop init ping
      seq
        call "s" "str" ["b"] -> ret~1 at q
        hop init ping
    call "callbackSrv" "response" [ret ret~1] at init
  call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air --no-relay f.aqua
;; f
(xor
 (seq
  (seq
   (seq
    (ap %init_peer_id% a)
    (call a ("getDataSrv" "p") [] b)
   )
   (call a ("getDataSrv" "q") [] c)
  )
  (seq
   (par
    (seq
     (call b ("s" "str") ["a"] d)
     (canon a $a  #a)
    )
    (seq
     (call c ("s" "str") ["b"] e)
     (canon a $a  #b)
    )
   )
   (call a ("callbackSrv" "response") [d e])
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
