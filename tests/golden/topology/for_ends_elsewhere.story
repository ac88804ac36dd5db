# A round begins at home, the first one too, and one may end behind another relay: the way home begins where it ends (3.4).
=== args ===
aqua build --emit plan f.aqua
aqua build --emit placed f.aqua
aqua build --emit air f.aqua
=== f.aqua ===
aqua F
export f

service S("s"):
  act(x: string)

func f(words: []string, a: string, b: string, p: string, r: string):
  for w <- words:
    on b:
      S.act(w)
    on a:
      S.act("1")
    par on p via r:
      S.act("2")
  S.act("end")
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "words" [] -> words
      call "getDataSrv" "a" [] -> a
      call "getDataSrv" "b" [] -> b
      call "getDataSrv" "p" [] -> p
      call "getDataSrv" "r" [] -> r
      for w in words
        xor
          on b
            call "s" "act" [w]
          fail :error:
        par
          xor
            on a
              call "s" "act" ["1"]
            fail :error:
          xor
            on p via r
              call "s" "act" ["2"]
            fail :error:
        next w
      call "s" "act" ["end"]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    ap "getDataSrv" -> getDataSrv
    call getDataSrv "-relay-" [] -> relay at init
    call getDataSrv "words" [] -> words at init
    call getDataSrv "a" [] -> a at init
    call getDataSrv "b" [] -> b at init
    call getDataSrv "p" [] -> p at init
    call getDataSrv "r" [] -> r at init
    for w in words
      xor
        seq
          hop relay way
          call "s" "act" [w] at b
          hop relay return
        seq
          hop relay error-way
          fail :error:
      par
        xor
          call "s" "act" ["1"] at a
          seq
            hop relay error-way
            hop init error-way
            fail :error:
        xor
          seq
            hop r way
            call "s" "act" ["2"] at p
          seq
            hop r error-way
            hop relay error-way
            hop init error-way
            fail :error:
      hop r way
      next w
    hop relay way
    call "s" "act" ["end"] at init
  call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (seq
    (seq
     (ap %init_peer_id% a)
     (ap "getDataSrv" c)
    )
    (call a (c "-relay-") [] b)
   )
   (seq
    (seq
     (call a (c "words") [] f)
     (call a (c "a") [] g)
    )
    (call a (c "b") [] h)
   )
  )
  (seq
   (seq
    (seq
     (call a (c "p") [] i)
     (call a (c "r") [] d)
    )
    (fold f e
     (seq
      (seq
       (xor
        (seq
         (seq
          (canon b $a  #a)
          (call h ("s" "act") [e])
         )
         (canon b $a  #b)
        )
        (seq
         (canon b $a  #c)
         (fail :error:)
        )
       )
       (par
        (xor
         (call g ("s" "act") ["1"])
         (seq
          (seq
           (canon b $a  #d)
           (canon a $a  #e)
          )
          (fail :error:)
         )
        )
        (xor
         (seq
          (canon d $a  #f)
          (call i ("s" "act") ["2"])
         )
         (seq
          (seq
           (canon d $a  #g)
           (canon b $a  #h)
          )
          (seq
           (canon a $a  #i)
           (fail :error:)
          )
         )
        )
       )
      )
      (seq
       (canon d $a  #j)
       (next e)
      )
     )
    )
   )
   (seq
    (canon b $a  #k)
    (call a ("s" "act") ["end"])
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
