# A branch at a client leads on through its relay: sent from there, it would be lost, and the relay would not send it again (3.8).
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

func f(a: string, b: string):
  on HOST_PEER_ID:
    on INIT_PEER_ID via HOST_PEER_ID:
      S.act("1")
    par on HOST_PEER_ID:
      on INIT_PEER_ID via HOST_PEER_ID:
        S.act("2")
      par on b:
        x <- S.str("3")
      on a:
        S.act("4")
      S.act(x)
  S.act("end")
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "a" [] -> a
      call "getDataSrv" "b" [] -> b
      xor
        on relay
          par
            xor
              on %init_peer_id% via relay
                call "s" "act" ["1"]
              fail :error:
            xor
              on relay
                par
                  xor
                    on %init_peer_id% via relay
                      call "s" "act" ["2"]
                    fail :error:
                  xor
                    on b
                      call "s" "str" ["3"] -> ret
                    fail :error:
                xor
                  on a
                    call "s" "act" ["4"]
                  fail :error:
                call "s" "act" [ret]
              fail :error:
        fail :error:
      call "s" "act" ["end"]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "a" [] -> a at init
    call "getDataSrv" "b" [] -> b at init
    hop relay way
    par
      call "s" "act" ["1"] at init
      seq
        par
          seq
            call "s" "act" ["2"] at init
            hop relay way
          seq
            call "s" "str" ["3"] -> ret at b
            hop relay return
            hop relay ping
        call "s" "act" ["4"] at a
        call "s" "act" [ret] at relay
    call "s" "act" ["end"] at init
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
    (call a ("getDataSrv" "a") [] c)
    (call a ("getDataSrv" "b") [] d)
   )
  )
  (seq
   (seq
    (canon b $a  #a)
    (par
     (call a ("s" "act") ["1"])
     (seq
      (seq
       (par
        (seq
         (call a ("s" "act") ["2"])
         (canon b $a  #b)
        )
        (seq
         (seq
          (call d ("s" "str") ["3"] e)
          (canon b $a  #c)
         )
         (canon b $a  #d)
        )
       )
       (call c ("s" "act") ["4"])
      )
      (call b ("s" "act") [e])
     )
    )
   )
   (call a ("s" "act") ["end"])
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
=== expect stderr ===
$ aqua build --emit plan f.aqua
warning[AQ4025]: `on HOST_PEER_ID` within `on HOST_PEER_ID` changes nothing
   ┌─ f.aqua:12:12
   │
 9 │   on HOST_PEER_ID:
   │      ------------ here already
   ·
12 │     par on HOST_PEER_ID:
   │            ^^^^^^^^^^^^
   │

$ aqua build --emit placed f.aqua
warning[AQ4025]: `on HOST_PEER_ID` within `on HOST_PEER_ID` changes nothing
   ┌─ f.aqua:12:12
   │
 9 │   on HOST_PEER_ID:
   │      ------------ here already
   ·
12 │     par on HOST_PEER_ID:
   │            ^^^^^^^^^^^^
   │

$ aqua build --emit air f.aqua
warning[AQ4025]: `on HOST_PEER_ID` within `on HOST_PEER_ID` changes nothing
   ┌─ f.aqua:12:12
   │
 9 │   on HOST_PEER_ID:
   │      ------------ here already
   ·
12 │     par on HOST_PEER_ID:
   │            ^^^^^^^^^^^^
   │

