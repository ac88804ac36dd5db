# Nothing executes behind the `on` (3.3, exit none): the particle stays, only an error goes home.
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

func f(p: string):
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
      call "getDataSrv" "p" [] -> p
      xor
        on p
          call "s" "act" ["a"]
        fail :error:
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    call "getDataSrv" "-relay-" [] -> relay at %init_peer_id%
    call "getDataSrv" "p" [] -> p at %init_peer_id%
    hop relay way
    call "s" "act" ["a"] at p
  seq
    hop relay error-way
    call "errorHandlingSrv" "error" [:error: 0] at %init_peer_id%
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (call %init_peer_id% ("getDataSrv" "-relay-") [] a)
   (call %init_peer_id% ("getDataSrv" "p") [] b)
  )
  (seq
   (canon a $a  #a)
   (call b ("s" "act") ["a"])
  )
 )
 (seq
  (canon a $a  #b)
  (call %init_peer_id% ("errorHandlingSrv" "error") [:error: 0])
 )
)
