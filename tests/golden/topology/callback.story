# A callback runs on the initiator (4.3), wherever it is called.
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

func f(p: string, report: string -> ()):
  on p:
    x <- S.str("a")
    report(x)
    S.act("b")
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
        on p
          call "s" "str" ["a"] -> ret
          xor
            on %init_peer_id% via relay
              call "callbackSrv" "report" [ret]
            fail :error:
          call "s" "act" ["b"]
        fail :error:
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
    hop relay way
    call "callbackSrv" "report" [ret] at init
    hop relay return
    call "s" "act" ["b"] at p
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
     (ap %init_peer_id% b)
     (call b ("getDataSrv" "-relay-") [] a)
    )
    (call b ("getDataSrv" "p") [] c)
   )
   (seq
    (canon a $a  #a)
    (call c ("s" "str") ["a"] d)
   )
  )
  (seq
   (seq
    (canon a $a  #b)
    (call b ("callbackSrv" "report") [d])
   )
   (seq
    (canon a $a  #c)
    (call c ("s" "act") ["b"])
   )
  )
 )
 (seq
  (canon a $a  #d)
  (call b ("errorHandlingSrv" "error") [:error: 0])
 )
)
