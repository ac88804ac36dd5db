# A par in every turn of a loop (3.8).
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

func f(peers: []string, q: string) -> []string:
  xs: *string
  for p <- peers:
    on p:
      xs <- S.str("a")
    par on q:
      xs <- S.str("b")
  <- xs
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "peers" [] -> peers
      call "getDataSrv" "q" [] -> q
      restrict $xs
        for p in peers
          par
            xor
              on p
                call "s" "str" ["a"] -> $xs
              fail :error:
            xor
              on q
                call "s" "str" ["b"] -> $xs
              fail :error:
          next p
        canon $xs -> #xs
        call "callbackSrv" "response" [#xs]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --emit placed f.aqua
;; f
plan f relay relay
xor
  seq
    ap %init_peer_id% -> init
    call "getDataSrv" "-relay-" [] -> relay at init
    call "getDataSrv" "peers" [] -> peers at init
    call "getDataSrv" "q" [] -> q at init
    restrict $xs
      for p in peers
        hop relay way
        par
          xor
            seq
              call "s" "str" ["a"] -> $xs at p
              hop relay return
              hop init ping
            seq
              hop relay error-way
              hop init error-way
              fail :error:
          xor
            seq
              call "s" "str" ["b"] -> $xs at q
              hop relay return
              hop init ping
            seq
              hop relay error-way
              hop init error-way
              fail :error:
        next p
      canon $xs -> #xs at init
      call "callbackSrv" "response" [#xs] at init
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
   (call a ("getDataSrv" "peers") [] d)
  )
  (seq
   (call a ("getDataSrv" "q") [] e)
   (new $b
    (seq
     (seq
      (fold d c
       (seq
        (seq
         (canon b $a  #b)
         (par
          (xor
           (seq
            (seq
             (call c ("s" "str") ["a"] $b)
             (canon b $a  #c)
            )
            (canon a $a  #d)
           )
           (seq
            (seq
             (canon b $a  #e)
             (canon a $a  #f)
            )
            (fail :error:)
           )
          )
          (xor
           (seq
            (seq
             (call e ("s" "str") ["b"] $b)
             (canon b $a  #g)
            )
            (canon a $a  #h)
           )
           (seq
            (seq
             (canon b $a  #i)
             (canon a $a  #j)
            )
            (fail :error:)
           )
          )
         )
        )
        (next c)
       )
      )
      (canon a $b  #a)
     )
     (call a ("callbackSrv" "response") [#a])
    )
   )
  )
 )
 (call a ("errorHandlingSrv" "error") [:error: 0])
)
=== expect stderr ===
$ aqua build --emit plan f.aqua
warning[AQ4022]: `xs` is read as a whole, but branches that fill it may still run
   ┌─ f.aqua:16:6
   │
10 │   xs: *string
   │   -- declared here
   ·
16 │   <- xs
   │      ^^ may be incomplete
   │
 help: `join xs[n - 1]` before it waits for n elements

$ aqua build --emit placed f.aqua
warning[AQ4022]: `xs` is read as a whole, but branches that fill it may still run
   ┌─ f.aqua:16:6
   │
10 │   xs: *string
   │   -- declared here
   ·
16 │   <- xs
   │      ^^ may be incomplete
   │
 help: `join xs[n - 1]` before it waits for n elements

$ aqua build --emit air f.aqua
warning[AQ4022]: `xs` is read as a whole, but branches that fill it may still run
   ┌─ f.aqua:16:6
   │
10 │   xs: *string
   │   -- declared here
   ·
16 │   <- xs
   │      ^^ may be incomplete
   │
 help: `join xs[n - 1]` before it waits for n elements

