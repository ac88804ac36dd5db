# Work on the relay inside of an `on` behind another one (3.5, step 3): no detour.
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
  on p via q:
    on HOST_PEER_ID:
      x <- S.str("a")
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
      call "getDataSrv" "p" [] -> p
      call "getDataSrv" "q" [] -> q
      xor
        on p via q
          xor
            on relay
              call "s" "str" ["a"] -> ret
            fail :error:
          call "s" "str" [ret] -> ret~1
        fail :error:
      call "callbackSrv" "response" [ret~1]
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
    xor
      seq
        call "s" "str" ["a"] -> ret at relay
        hop q return
        call "s" "str" [ret] -> ret~1 at p
        hop q return
        hop relay return
      seq
        hop q error-way
        fail :error:
    call "callbackSrv" "response" [ret~1] at init
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
   (call a ("getDataSrv" "p") [] d)
  )
  (seq
   (seq
    (call a ("getDataSrv" "q") [] c)
    (xor
     (seq
      (seq
       (seq
        (call b ("s" "str") ["a"] e)
        (canon c $a  #a)
       )
       (call d ("s" "str") [e] f)
      )
      (seq
       (canon c $a  #b)
       (canon b $a  #c)
      )
     )
     (seq
      (canon c $a  #d)
      (fail :error:)
     )
    )
   )
   (call a ("callbackSrv" "response") [f])
  )
 )
 (seq
  (canon b $a  #e)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
