# One outcome of a condition ends at home, the other begins where a par ended: the way home begins there (3.3).
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

func f(q: string, p: string, r: string, c: bool):
  on p via r:
    S.act("1")
  par on q:
    S.act("2")
  if c:
    on q:
      S.act("3")
    S.act("4")
  else:
    S.act("5")
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "q" [] -> q
      call "getDataSrv" "p" [] -> p
      call "getDataSrv" "r" [] -> r
      call "getDataSrv" "c" [] -> c
      par
        xor
          on p via r
            call "s" "act" ["1"]
          fail :error:
        xor
          on q
            call "s" "act" ["2"]
          fail :error:
      xor
        match not c true
          null
        seq
          xor
            on q
              call "s" "act" ["3"]
            fail :error:
          call "s" "act" ["4"]
      xor
        match c true
          null
        call "s" "act" ["5"]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    ap "getDataSrv" -> getDataSrv
    call getDataSrv "-relay-" [] -> relay at init
    call getDataSrv "q" [] -> q at init
    call getDataSrv "p" [] -> p at init
    call getDataSrv "r" [] -> r at init
    call getDataSrv "c" [] -> c at init
    hop relay way
    par
      xor
        seq
          hop r way
          call "s" "act" ["1"] at p
        seq
          hop r error-way
          hop relay error-way
          hop init error-way
          fail :error:
      xor
        call "s" "act" ["2"] at q
        seq
          hop relay error-way
          hop init error-way
          fail :error:
    xor
      seq
        match not c true
          null
        hop r way
        hop relay way
      seq
        xor
          seq
            hop r way
            hop relay way
            call "s" "act" ["3"] at q
            hop relay return
          seq
            hop relay error-way
            fail :error:
        call "s" "act" ["4"] at init
    xor
      match c true
        null
      call "s" "act" ["5"] at init
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
     (call a (c "q") [] e)
     (call a (c "p") [] g)
    )
    (call a (c "r") [] d)
   )
  )
  (seq
   (seq
    (seq
     (call a (c "c") [] f)
     (canon b $a  #a)
    )
    (par
     (xor
      (seq
       (canon d $a  #b)
       (call g ("s" "act") ["1"])
      )
      (seq
       (seq
        (canon d $a  #c)
        (canon b $a  #d)
       )
       (seq
        (canon a $a  #e)
        (fail :error:)
       )
      )
     )
     (xor
      (call e ("s" "act") ["2"])
      (seq
       (seq
        (canon b $a  #f)
        (canon a $a  #g)
       )
       (fail :error:)
      )
     )
    )
   )
   (seq
    (xor
     (seq
      (seq
       (mismatch f true
        (null)
       )
       (canon d $a  #h)
      )
      (canon b $a  #i)
     )
     (seq
      (xor
       (seq
        (seq
         (canon d $a  #j)
         (canon b $a  #k)
        )
        (seq
         (call e ("s" "act") ["3"])
         (canon b $a  #l)
        )
       )
       (seq
        (canon b $a  #m)
        (fail :error:)
       )
      )
      (call a ("s" "act") ["4"])
     )
    )
    (xor
     (match f true
      (null)
     )
     (call a ("s" "act") ["5"])
    )
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
