# A branch of an `if` that leads elsewhere (3.7): what follows is reached from both.
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

func f(p: string, a: u32) -> string:
  x: *string
  if a == 0:
    on p:
      x <- S.str("a")
  else:
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
      call "getDataSrv" "a" [] -> a
      restrict $x
        xor
          match not a 0
            null
          xor
            on p
              call "s" "str" ["a"] -> $x
            fail :error:
        xor
          match a 0
            null
          call "s" "str" ["b"] -> $x
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
    call "getDataSrv" "a" [] -> a at init
    restrict $x
      xor
        match not a 0
          null
        xor
          seq
            hop relay way
            call "s" "str" ["a"] -> $x at p
            hop relay return
          seq
            hop relay error-way
            fail :error:
      xor
        match a 0
          null
        call "s" "str" ["b"] -> $x at init
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
   (call a ("getDataSrv" "p") [] d)
  )
  (seq
   (call a ("getDataSrv" "a") [] c)
   (new $a
    (seq
     (seq
      (xor
       (mismatch c 0
        (null)
       )
       (xor
        (seq
         (seq
          (canon b $b  #a)
          (call d ("s" "str") ["a"] $a)
         )
         (canon b $b  #b)
        )
        (seq
         (canon b $b  #c)
         (fail :error:)
        )
       )
      )
      (xor
       (match c 0
        (null)
       )
       (call a ("s" "str") ["b"] $a)
      )
     )
     (seq
      (seq
       (fold $a e
        (null)
       )
       (canon a $a  #aa)
      )
      (call a ("callbackSrv" "response") [#aa.$.[0]])
     )
    )
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
