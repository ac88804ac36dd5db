# `try` on a peer (3.7): the handler runs on that peer, wherever the error was.
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
    try:
      on q:
        x <- S.str("a")
    catch e:
      x <- S.str(e.message)
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
          on p
            xor
              xor
                on q
                  call "s" "str" ["a"] -> $x
                fail :error:
              call "s" "str" [:error:.$.message] -> $x
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
          xor
            seq
              call "s" "str" ["a"] -> $x at q
              hop relay return
            seq
              call "s" "str" [:error:.$.message] -> $x at p
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
   (new $a
    (seq
     (seq
      (xor
       (seq
        (canon b $b  #a)
        (xor
         (seq
          (call d ("s" "str") ["a"] $a)
          (canon b $b  #b)
         )
         (seq
          (call c ("s" "str") [:error:.$.message] $a)
          (canon b $b  #c)
         )
        )
       )
       (seq
        (canon b $b  #d)
        (fail :error:)
       )
      )
      (seq
       (fold $a e
        (null)
       )
       (canon a $a  #aa)
      )
     )
     (call a ("callbackSrv" "response") [#aa.$.[0]])
    )
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
