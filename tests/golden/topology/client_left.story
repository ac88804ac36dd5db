# What made the particle come back to the friend was dropped; it leaves it through its relay all the same.
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

data Rec:
  str: string
  flag: bool
  first: string
  list: []u32

func f(some: ?string, s: string, m: u32, p1: string, p2: string, p3: string, friend: string, relay2: string) -> u32:
  on p3 via [p1, p2]:
    on friend via relay2:
      v = Rec(str = S.str(s), flag = m < m, first = some!, list = [m, m])
  <- m
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "some" [] -> some
      call "getDataSrv" "s" [] -> s
      call "getDataSrv" "m" [] -> m
      call "getDataSrv" "p1" [] -> p1
      call "getDataSrv" "p2" [] -> p2
      call "getDataSrv" "p3" [] -> p3
      call "getDataSrv" "friend" [] -> friend
      call "getDataSrv" "relay2" [] -> relay2
      restrict $array
        ap p1 -> $array
        ap p2 -> $array
        canon $array -> #array
      xor
        on p3 via each #array
          xor
            on friend via relay2
              par
                call "cmp" "lt" [m m] -> lt
                null
                call "s" "str" [s] -> ret
              restrict %Rec
                insert "first" some.$.[0] -> %Rec
                insert "flag" lt -> %Rec
                insert "str" ret -> %Rec
            fail :error:
        fail :error:
      call "callbackSrv" "response" [m]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    ap "getDataSrv" -> getDataSrv
    call getDataSrv "-relay-" [] -> relay at init
    call getDataSrv "some" [] -> some at init
    call getDataSrv "s" [] -> s at init
    call getDataSrv "m" [] -> m at init
    call getDataSrv "p1" [] -> p1 at init
    call getDataSrv "p2" [] -> p2 at init
    call getDataSrv "p3" [] -> p3 at init
    call getDataSrv "friend" [] -> friend at init
    call getDataSrv "relay2" [] -> relay2 at init
    restrict $array
      ap p1 -> $array
      ap p2 -> $array
      canon $array -> #array at init
    xor
      seq
        hop relay way
        hop each #array way
        xor
          seq
            hop each #array way backwards
            hop relay2 way
            par
              seq
                call "cmp" "lt" [m m] -> lt at friend
                hop relay2 return
              null
              seq
                call "s" "str" [s] -> ret at friend
                hop relay2 return
            restrict %Rec
              insert "first" some.$.[0] -> %Rec
              insert "flag" lt -> %Rec
              insert "str" ret -> %Rec
            hop relay2 return
            hop each #array return backwards
            hop relay return
          seq
            hop relay2 error-way
            hop each #array error-way
            hop p3 error-way
            fail :error:
      seq
        hop each #array error-way backwards
        fail :error:
    call "callbackSrv" "response" [m] at init
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
     (ap "getDataSrv" c)
    )
    (seq
     (call b (c "-relay-") [] e)
     (call b (c "some") [] h)
    )
   )
   (seq
    (seq
     (call b (c "s") [] i)
     (call b (c "m") [] f)
    )
    (call b (c "p1") [] j)
   )
  )
  (seq
   (seq
    (seq
     (call b (c "p2") [] k)
     (call b (c "p3") [] l)
    )
    (seq
     (call b (c "friend") [] g)
     (call b (c "relay2") [] d)
    )
   )
   (seq
    (seq
     (new $b
      (seq
       (seq
        (ap j $b)
        (ap k $b)
       )
       (canon b $b  #a)
      )
     )
     (xor
      (seq
       (seq
        (canon e $a  #b)
        (fold #a a
         (seq
          (canon a $a  #c)
          (next a)
         )
        )
       )
       (xor
        (seq
         (seq
          (seq
           (fold #a a
            (seq
             (next a)
             (canon a $a  #d)
            )
           )
           (canon d $a  #e)
          )
          (seq
           (par
            (par
             (seq
              (call g ("cmp" "lt") [f f] m)
              (canon d $a  #f)
             )
             (null)
            )
            (seq
             (call g ("s" "str") [i] n)
             (canon d $a  #g)
            )
           )
           (new %a
            (seq
             (seq
              (ap ("first" h.$.[0]) %a)
              (ap ("flag" m) %a)
             )
             (ap ("str" n) %a)
            )
           )
          )
         )
         (seq
          (seq
           (canon d $a  #h)
           (fold #a a
            (seq
             (next a)
             (canon a $a  #i)
            )
           )
          )
          (canon e $a  #j)
         )
        )
        (seq
         (seq
          (canon d $a  #k)
          (fold #a a
           (seq
            (canon a $a  #l)
            (next a)
           )
          )
         )
         (seq
          (canon l $a  #m)
          (fail :error:)
         )
        )
       )
      )
      (seq
       (fold #a a
        (seq
         (next a)
         (canon a $a  #n)
        )
       )
       (fail :error:)
      )
     )
    )
    (call b ("callbackSrv" "response") [f])
   )
  )
 )
 (seq
  (canon e $a  #o)
  (call b ("errorHandlingSrv" "error") [:error: 0])
 )
)
=== expect stderr ===
$ aqua build --emit plan f.aqua
warning[AQ4002]: `v` is never used
   ┌─ f.aqua:18:7
   │
18 │       v = Rec(str = S.str(s), flag = m < m, first = some!, list = [m, m])
   │       ^
   │

$ aqua build --emit placed f.aqua
warning[AQ4002]: `v` is never used
   ┌─ f.aqua:18:7
   │
18 │       v = Rec(str = S.str(s), flag = m < m, first = some!, list = [m, m])
   │       ^
   │

$ aqua build --emit air f.aqua
warning[AQ4002]: `v` is never used
   ┌─ f.aqua:18:7
   │
18 │       v = Rec(str = S.str(s), flag = m < m, first = some!, list = [m, m])
   │       ^
   │

