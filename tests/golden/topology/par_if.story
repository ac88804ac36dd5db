# A condition in a branch (3.3, exit of an xor in a par): its body comes home as the branch would.
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

func g(p: string, a: u32, x: *string):
  if a == 0:
    on p:
      x <- S.str("a")

func f(p: string, a: u32) -> string:
  x: *string
  S.act("b")
  par g(p, a, x)
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
        par
          call "s" "act" ["b"]
          xor
            match not a 0
              null
            xor
              on p
                call "s" "str" ["a"] -> $x
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
    call "getDataSrv" "a" [] -> a at init
    restrict $x
      par
        call "s" "act" ["b"] at init
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
              hop init error-way
              fail :error:
      wait $x 1 -> #x at relay
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
   (call a ("getDataSrv" "a") [] d)
   (new $b
    (seq
     (seq
      (par
       (call a ("s" "act") ["b"])
       (xor
        (mismatch d 0
         (null)
        )
        (xor
         (seq
          (seq
           (canon b $a  #a)
           (call c ("s" "str") ["a"] $b)
          )
          (canon b $a  #b)
         )
         (seq
          (seq
           (canon b $a  #c)
           (canon a $a  #d)
          )
          (fail :error:)
         )
        )
       )
      )
      (seq
       (fold $b e
        (null)
       )
       (canon b $b  #aa)
      )
     )
     (call a ("callbackSrv" "response") [#aa.$.[0]])
    )
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
