# A branch is led on from where it certainly gets to: its ping is for a client that lists of relays lead to, and may be in vain.
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

func f(p: string, q: string, r: string, friend: string) -> string:
  on friend via [q, r]:
    on p:
      S.act("a")
      par x <- S.str("b")
    on INIT_PEER_ID via HOST_PEER_ID:
      S.act("c")
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
      call "getDataSrv" "q" [] -> q
      call "getDataSrv" "r" [] -> r
      call "getDataSrv" "friend" [] -> friend
      restrict $array
        ap q -> $array
        ap r -> $array
        canon $array -> #array
      xor
        on friend via each #array
          xor
            on p
              par
                call "s" "act" ["a"]
                call "s" "str" ["b"] -> ret
            fail :error:
          xor
            on %init_peer_id% via relay
              call "s" "act" ["c"]
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
    ap "getDataSrv" -> getDataSrv
    call getDataSrv "-relay-" [] -> relay at init
    call getDataSrv "p" [] -> p at init
    call getDataSrv "q" [] -> q at init
    call getDataSrv "r" [] -> r at init
    call getDataSrv "friend" [] -> friend at init
    restrict $array
      ap q -> $array
      ap r -> $array
      canon $array -> #array at init
    xor
      seq
        hop relay way
        hop each #array way
        xor
          seq
            hop each #array way backwards
            par
              call "s" "act" ["a"] at p
              seq
                call "s" "str" ["b"] -> ret at p
                hop each #array return backwards
                detach
                  seq
                    hop relay way
                    hop init ping
                hop friend ping
            hop each #array return backwards
          seq
            hop each #array error-way
            hop friend error-way
            fail :error:
        xor
          seq
            hop each #array way backwards
            hop relay way
            call "s" "act" ["c"] at init
          seq
            hop relay error-way
            hop each #array error-way
            hop friend error-way
            fail :error:
      seq
        hop each #array error-way backwards
        fail :error:
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
    (seq
     (ap %init_peer_id% b)
     (ap "getDataSrv" d)
    )
    (call b (d "-relay-") [] c)
   )
   (seq
    (call b (d "p") [] f)
    (call b (d "q") [] g)
   )
  )
  (seq
   (seq
    (seq
     (call b (d "r") [] h)
     (call b (d "friend") [] e)
    )
    (new $b
     (seq
      (seq
       (ap g $b)
       (ap h $b)
      )
      (canon b $b  #a)
     )
    )
   )
   (seq
    (xor
     (seq
      (seq
       (canon c $a  #b)
       (fold #a a
        (seq
         (canon a $a  #c)
         (next a)
        )
       )
      )
      (seq
       (xor
        (seq
         (seq
          (fold #a a
           (seq
            (next a)
            (canon a $a  #d)
           )
          )
          (par
           (call f ("s" "act") ["a"])
           (seq
            (seq
             (call f ("s" "str") ["b"] i)
             (fold #a a
              (seq
               (next a)
               (canon a $a  #e)
              )
             )
            )
            (seq
             (par
              (seq
               (canon c $a  #f)
               (canon b $a  #g)
              )
              (null)
             )
             (canon e $a  #h)
            )
           )
          )
         )
         (fold #a a
          (seq
           (next a)
           (canon a $a  #i)
          )
         )
        )
        (seq
         (seq
          (fold #a a
           (seq
            (canon a $a  #j)
            (next a)
           )
          )
          (canon e $a  #k)
         )
         (fail :error:)
        )
       )
       (xor
        (seq
         (seq
          (fold #a a
           (seq
            (next a)
            (canon a $a  #l)
           )
          )
          (canon c $a  #m)
         )
         (call b ("s" "act") ["c"])
        )
        (seq
         (seq
          (canon c $a  #n)
          (fold #a a
           (seq
            (canon a $a  #o)
            (next a)
           )
          )
         )
         (seq
          (canon e $a  #p)
          (fail :error:)
         )
        )
       )
      )
     )
     (seq
      (fold #a a
       (seq
        (next a)
        (canon a $a  #q)
       )
      )
      (fail :error:)
     )
    )
    (call b ("callbackSrv" "response") [i])
   )
  )
 )
 (seq
  (canon c $a  #r)
  (call b ("errorHandlingSrv" "error") [:error: 0])
 )
)
