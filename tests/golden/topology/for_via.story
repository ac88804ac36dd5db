# A loop over relays (3.4): the way depends on the item, so each turn goes it from the start.
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

func f(p: string, rs: []string) -> []string:
  xs: *string
  for r <- rs:
    on p via r:
      xs <- S.str("a")
  <- xs
=== expect stdout ===
$ aqua build --emit plan f.aqua
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      call "getDataSrv" "rs" [] -> rs
      restrict $xs
        for r in rs
          xor
            on p via r
              call "s" "str" ["a"] -> $xs
            fail :error:
          next r
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
    call "getDataSrv" "p" [] -> p at init
    call "getDataSrv" "rs" [] -> rs at init
    restrict $xs
      for r in rs
        xor
          seq
            hop relay way
            hop r way
            call "s" "str" ["a"] -> $xs at p
            hop r return
            hop relay return
          seq
            hop r error-way
            fail :error:
        next r
      canon $xs -> #xs at init
      call "callbackSrv" "response" [#xs] at init
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
    (call a ("getDataSrv" "-relay-") [] c)
   )
   (call a ("getDataSrv" "p") [] d)
  )
  (seq
   (call a ("getDataSrv" "rs") [] e)
   (new $b
    (seq
     (seq
      (fold e b
       (seq
        (xor
         (seq
          (seq
           (seq
            (canon c $a  #b)
            (canon b $a  #c)
           )
           (call d ("s" "str") ["a"] $b)
          )
          (seq
           (canon b $a  #d)
           (canon c $a  #e)
          )
         )
         (seq
          (canon b $a  #f)
          (fail :error:)
         )
        )
        (next b)
       )
      )
      (canon a $b  #a)
     )
     (call a ("callbackSrv" "response") [#a])
    )
   )
  )
 )
 (seq
  (canon c $a  #g)
  (call a ("errorHandlingSrv" "error") [:error: 0])
 )
)
