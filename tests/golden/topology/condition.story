# A condition that leads elsewhere: what follows is reached from both ways, and it need not come back.
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
  on p:
    x <- S.str("a")
    if x == "a":
      on INIT_PEER_ID via HOST_PEER_ID:
        S.act("b")
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
        on p
          call "s" "str" ["a"] -> ret
          xor
            match not ret "a"
              null
            xor
              on %init_peer_id% via relay
                call "s" "act" ["b"]
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
    hop relay way
    call "s" "str" ["a"] -> ret at p
    xor
      seq
        match not ret "a"
          null
        hop relay return
      seq
        hop relay way
        call "s" "act" ["b"] at init
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
    (call a ("getDataSrv" "p") [] d)
    (canon b $a  #a)
   )
  )
  (seq
   (seq
    (call d ("s" "str") ["a"] c)
    (xor
     (seq
      (mismatch c "a"
       (null)
      )
      (canon b $a  #b)
     )
     (seq
      (canon b $a  #c)
      (call a ("s" "act") ["b"])
     )
    )
   )
   (call a ("callbackSrv" "response") [c])
  )
 )
 (seq
  (canon b $a  #d)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
