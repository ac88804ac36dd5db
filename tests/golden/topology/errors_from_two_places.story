# Errors that are raised at home and behind another relay have one handler: those from afar get a way of their own, so that the handler needs none.
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

func f(friend: string, far: string) -> string:
  try:
    on friend via far:
      say = (x: string) -> string:
        on friend via far:
          S.act(x)
        <- x
    y <- say("a")
    S.act(y)
  otherwise:
    S.act("b")
  <- "c"
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "friend" [] -> friend
      call "getDataSrv" "far" [] -> far
      xor
        seq
          on friend via far
            capture 0
          apply 0
            xor
              on friend via far
                call "s" "act" ["a"]
              fail :error:
          call "s" "act" ["a"]
        call "s" "act" ["b"]
      call "callbackSrv" "response" ["c"]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "friend" [] -> friend at init
    call "getDataSrv" "far" [] -> far at init
    xor
      seq
        hop relay way
        hop far way
        xor
          seq
            call "s" "act" ["a"] at friend
            hop far return
            hop relay return
          seq
            hop far error-way
            hop relay error-way
            fail :error:
        call "s" "act" ["a"] at init
      call "s" "act" ["b"] at init
    call "callbackSrv" "response" ["c"] at init
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
   (call a ("getDataSrv" "friend") [] d)
  )
  (seq
   (seq
    (call a ("getDataSrv" "far") [] c)
    (xor
     (seq
      (seq
       (canon b $a  #a)
       (canon c $a  #b)
      )
      (seq
       (xor
        (seq
         (seq
          (call d ("s" "act") ["a"])
          (canon c $a  #c)
         )
         (canon b $a  #d)
        )
        (seq
         (seq
          (canon c $a  #e)
          (canon b $a  #f)
         )
         (fail :error:)
        )
       )
       (call a ("s" "act") ["a"])
      )
     )
     (call a ("s" "act") ["b"])
    )
   )
   (call a ("callbackSrv" "response") ["c"])
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
