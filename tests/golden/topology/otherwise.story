# `otherwise` that leads elsewhere (3.7): it begins where the error arrived.
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

func f(p: string, q: string) -> string:
  x: *string
  on p:
    x <- S.str("a")
  otherwise:
    on q:
      x <- S.str("b")
  <- x!
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
      restrict $x
        xor
          xor
            on p
              call "s" "str" ["a"] -> $x
            fail :error:
          xor
            on q
              call "s" "str" ["b"] -> $x
            fail :error:
        wait $x 1 -> #x
        call "callbackSrv" "response" [#x.$.[0]]
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
    restrict $x
      xor
        seq
          hop relay way
          call "s" "str" ["a"] -> $x at p
          hop relay return
        xor
          seq
            hop relay way
            call "s" "str" ["b"] -> $x at q
            hop relay return
          seq
            hop relay error-way
            fail :error:
      wait $x 1 -> #x at init
      call "callbackSrv" "response" [#x.$.[0]] at init
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
   (call a ("getDataSrv" "p") [] c)
  )
  (seq
   (call a ("getDataSrv" "q") [] d)
   (new $b
    (seq
     (seq
      (xor
       (seq
        (seq
         (canon b $a  #a)
         (call c ("s" "str") ["a"] $b)
        )
        (canon b $a  #b)
       )
       (xor
        (seq
         (seq
          (canon b $a  #c)
          (call d ("s" "str") ["b"] $b)
         )
         (canon b $a  #d)
        )
        (seq
         (canon b $a  #e)
         (fail :error:)
        )
       )
      )
      (seq
       (fold $b e
        (null)
       )
       (canon a $b  #aa)
      )
     )
     (call a ("callbackSrv" "response") [#aa.$.[0]])
    )
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
