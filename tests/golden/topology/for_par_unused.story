# A parallel loop whose results nobody uses (3.8): every turn stays where it ends.
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

func f(peers: []string):
  for p <- peers par:
    on p:
      S.act("a")
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "peers" [] -> peers
      detach
        for p in peers never
          par
            xor
              on p
                call "s" "act" ["a"]
              fail :error:
            next p
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    call "getDataSrv" "-relay-" [] -> relay at %init_peer_id%
    call "getDataSrv" "peers" [] -> peers at %init_peer_id%
    detach
      for p in peers never
        par
          seq
            hop relay way
            call "s" "act" ["a"] at p
          next p
  call "errorHandlingSrv" "error" [:error: 0] at %init_peer_id%
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (call %init_peer_id% ("getDataSrv" "-relay-") [] b)
   (call %init_peer_id% ("getDataSrv" "peers") [] c)
  )
  (par
   (fold c a
    (par
     (seq
      (canon b $a  #a)
      (call a ("s" "act") ["a"])
     )
     (next a)
    )
   )
   (null)
  )
 )
 (call %init_peer_id% ("errorHandlingSrv" "error") [:error: 0])
)
