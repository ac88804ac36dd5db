# A branch that ends where the code behind goes on leads on, also when the par stands in an `on` with a handler of its own: nobody makes a detour.
=== args ===
aqua build --emit plan f.aqua
aqua build --emit placed f.aqua
aqua build --emit air f.aqua
=== f.aqua ===
aqua F
export f

service S("s"):
  str(x: string) -> string
  act(x: string)

func f(p: string, xs: []string) -> string:
  for x <- xs:
    on HOST_PEER_ID:
      on p:
        S.act("a")
      par on INIT_PEER_ID via HOST_PEER_ID:
        S.act("b")
    S.act(x)
  <- "c"
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      call "getDataSrv" "xs" [] -> xs
      for x in xs
        xor
          on relay
            par
              xor
                on p
                  call "s" "act" ["a"]
                fail :error:
              xor
                on %init_peer_id% via relay
                  call "s" "act" ["b"]
                fail :error:
          fail :error:
        call "s" "act" [x]
        next x
      call "callbackSrv" "response" ["c"]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "p" [] -> p at init
    call "getDataSrv" "xs" [] -> xs at init
    for x in xs
      hop relay way
      par
        call "s" "act" ["a"] at p
        call "s" "act" ["b"] at init
      call "s" "act" [x] at init
      next x
    call "callbackSrv" "response" ["c"] at init
  call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (seq
    (ap %init_peer_id% a)
    (call a ("getDataSrv" "-relay-") [] c)
   )
   (call a ("getDataSrv" "p") [] d)
  )
  (seq
   (seq
    (call a ("getDataSrv" "xs") [] e)
    (fold e b
     (seq
      (seq
       (canon c $a  #a)
       (par
        (call d ("s" "act") ["a"])
        (call a ("s" "act") ["b"])
       )
      )
      (seq
       (call a ("s" "act") [b])
       (next b)
      )
     )
    )
   )
   (call a ("callbackSrv" "response") ["c"])
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
