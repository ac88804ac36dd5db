# Without error ways the way to the relay, which all turns have in common, is gone before the loop (3.4).
=== args ===
aqua build --emit plan --no-xor f.aqua
aqua build --emit placed --no-xor f.aqua
aqua build --emit air --no-xor f.aqua
=== f.aqua ===
aqua F
export f

service S("s"):
  str(x: string) -> string
  two(x: string, y: string) -> string
  act(x: string)

func f(peers: []string, r: string):
  for p <- peers:
    on p via r:
      S.act("a")
=== expect stdout ===
$ aqua build --emit plan --no-xor f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "peers" [] -> peers
      call "getDataSrv" "r" [] -> r
      for p in peers
        on p via r
          call "s" "act" ["a"]
        next p
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed --no-xor f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "peers" [] -> peers at init
    call "getDataSrv" "r" [] -> r at init
    hop relay way
    for p in peers
      hop relay way
      hop r way
      call "s" "act" ["a"] at p
      hop r way
      next p
  seq
    hop r way
    hop relay way
    call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air --no-xor f.aqua
;; f
(xor
 (seq
  (seq
   (seq
    (ap %init_peer_id% a)
    (call a ("getDataSrv" "-relay-") [] b)
   )
   (call a ("getDataSrv" "peers") [] e)
  )
  (seq
   (seq
    (call a ("getDataSrv" "r") [] c)
    (canon b $a  #a)
   )
   (fold e d
    (seq
     (seq
      (seq
       (canon b $a  #b)
       (canon c $a  #c)
      )
      (call d ("s" "act") ["a"])
     )
     (seq
      (canon c $a  #d)
      (next d)
     )
    )
   )
  )
 )
 (seq
  (seq
   (canon c $a  #e)
   (canon b $a  #f)
  )
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
