# `try` around an `on` (3.7): both ways, with the error and without, lead to what follows.
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

func f(p: string) -> string:
  x: *string
  try:
    on p:
      x <- S.str("a")
  catch e:
    x <<- e.message
  <- x[0]
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      restrict $x
        xor
          xor
            on p
              call "s" "str" ["a"] -> $x
            fail :error:
          ap :error:.$.message -> $x
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
    restrict $x
      xor
        xor
          seq
            hop relay way
            call "s" "str" ["a"] -> $x at p
            hop relay return
          seq
            hop relay error-way
            hop init error-way
            fail :error:
        ap :error:.$.message -> $x
      wait $x 1 -> #x at init
      call "callbackSrv" "response" [#x.$.[0]] at init
  call "errorHandlingSrv" "error" [:error: 0] at init
$ aqua build --emit air f.aqua
;; f
(xor
 (seq
  (seq
   (ap %init_peer_id% a)
   (call a ("getDataSrv" "-relay-") [] b)
  )
  (seq
   (call a ("getDataSrv" "p") [] c)
   (new $a
    (seq
     (seq
      (xor
       (xor
        (seq
         (seq
          (canon b $b  #a)
          (call c ("s" "str") ["a"] $a)
         )
         (canon b $b  #b)
        )
        (seq
         (seq
          (canon b $b  #c)
          (canon a $b  #d)
         )
         (fail :error:)
        )
       )
       (ap :error:.$.message $a)
      )
      (seq
       (fold $a d
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
