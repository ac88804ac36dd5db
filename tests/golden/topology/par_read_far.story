# The result of a branch is read at home, but another step comes first, which does not wait for it: the branch leads home itself, beside what follows.
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

func f(p: string, q: string, r: string) -> string:
  on p:
    v <- S.str("a")
    par on q:
      w <- S.str("b")
    on r:
      S.act(v)
  <- w
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
      xor
        on p
          par
            call "s" "str" ["a"] -> ret
            xor
              on q
                call "s" "str" ["b"] -> ret~1
              fail :error:
          xor
            on r
              call "s" "act" [ret]
            fail :error:
        fail :error:
      call "callbackSrv" "response" [ret~1]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "p" [] -> p at init
    call "getDataSrv" "q" [] -> q at init
    call "getDataSrv" "r" [] -> r at init
    hop relay way
    par
      seq
        call "s" "str" ["a"] -> ret at p
        hop relay return
      seq
        call "s" "str" ["b"] -> ret~1 at q
        hop relay return
        hop p ping
        hop relay return
    ap ret -> joined
    call "s" "act" [ret] at r
    hop relay return
    ap ret~1 -> joined~1
    call "callbackSrv" "response" [ret~1] at init
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
     (call b ("getDataSrv" "-relay-") [] a)
    )
    (call b ("getDataSrv" "p") [] c)
   )
   (seq
    (seq
     (call b ("getDataSrv" "q") [] f)
     (call b ("getDataSrv" "r") [] g)
    )
    (canon a $a  #a)
   )
  )
  (seq
   (seq
    (seq
     (par
      (seq
       (call c ("s" "str") ["a"] d)
       (canon a $a  #b)
      )
      (seq
       (seq
        (call f ("s" "str") ["b"] e)
        (canon a $a  #c)
       )
       (seq
        (canon c $a  #d)
        (canon a $a  #e)
       )
      )
     )
     (ap d i)
    )
    (call g ("s" "act") [d])
   )
   (seq
    (seq
     (canon a $a  #f)
     (ap e h)
    )
    (call b ("callbackSrv" "response") [e])
   )
  )
 )
 (seq
  (canon a $a  #g)
  (call b ("errorHandlingSrv" "error") [:error: 0])
 )
)
