# The result of a branch is read at home, and nothing is done on the way there: the particle waits for it before it leaves.
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

func f(p1: string, p2: string, p3: string) -> []string, string:
  st: *string
  on p3:
    v <- S.str("a")
    par w <- S.str("b")
    on p1:
      x = "b" == w
      on p2:
        st <<- "9"
  <- st, w
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p1" [] -> p1
      call "getDataSrv" "p2" [] -> p2
      call "getDataSrv" "p3" [] -> p3
      restrict $st
        xor
          on p3
            par
              call "s" "str" ["a"]
              call "s" "str" ["b"] -> ret
            xor
              on p1
                xor
                  on p2
                    ap "9" -> $st
                  fail :error:
              fail :error:
          fail :error:
        canon $st -> #st
        call "callbackSrv" "response" [#st ret]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "p1" [] -> p1 at init
    call "getDataSrv" "p2" [] -> p2 at init
    call "getDataSrv" "p3" [] -> p3 at init
    restrict $st
      hop relay way
      par
        call "s" "str" ["a"] at p3
        seq
          call "s" "str" ["b"] -> ret at p3
          hop relay return
      ap "9" -> $st
      hop relay return
      ap ret -> joined
      canon $st -> #st at init
      call "callbackSrv" "response" [#st ret] at init
  seq
    hop relay error-way
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
   (call a ("getDataSrv" "p1") [] e)
  )
  (seq
   (seq
    (call a ("getDataSrv" "p2") [] f)
    (call a ("getDataSrv" "p3") [] c)
   )
   (new $b
    (seq
     (seq
      (seq
       (canon b $a  #b)
       (par
        (call c ("s" "str") ["a"])
        (seq
         (call c ("s" "str") ["b"] d)
         (canon b $a  #c)
        )
       )
      )
      (seq
       (ap "9" $b)
       (canon b $a  #d)
      )
     )
     (seq
      (seq
       (ap d g)
       (canon a $b  #a)
      )
      (call a ("callbackSrv" "response") [#a d])
     )
    )
   )
  )
 )
 (seq
  (canon b $a  #e)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
=== expect stderr ===
$ aqua build --emit plan f.aqua
warning[AQ4002]: `x` is never used
   ┌─ f.aqua:15:7
   │
15 │       x = "b" == w
   │       ^
   │

$ aqua build --emit placed f.aqua
warning[AQ4002]: `x` is never used
   ┌─ f.aqua:15:7
   │
15 │       x = "b" == w
   │       ^
   │

$ aqua build --emit air f.aqua
warning[AQ4002]: `x` is never used
   ┌─ f.aqua:15:7
   │
15 │       x = "b" == w
   │       ^
   │

