# `aqua air fmt` lays scripts out, from files and from standard input; what it prints reads back as the same script.
=== args ===
aqua air fmt dense.air
aqua air fmt dense.air pretty.air
aqua air fmt -
aqua air fmt wrong.air dense.air
aqua air fmt nowhere.air
aqua air fmt
=== dense.air ===
; what a compiler wrote
(xor (seq (call %init_peer_id% ("getDataSrv""-relay-")[]r)(new $s (par (ap ("k"1)%m)(fold $s i (seq (ap i.$.a.[0] x)(next i))(never)))))(match r "x" (fail :error:)))
=== pretty.air ===
(seq
  ; twice
  (null)
  (null))
=== wrong.air ===
(seq (null))
=== stdin ===
(ap   1.50   x)
=== expect stdout ===
$ aqua air fmt dense.air
; what a compiler wrote
(xor
 (seq
  (call %init_peer_id% ("getDataSrv" "-relay-") [] r)
  (new $s
   (par
    (ap ("k" 1) %m)
    (fold $s i
     (seq
      (ap i.$.a.[0] x)
      (next i)
     )
     (never)
    )
   )
  )
 )
 (match r "x"
  (fail :error:)
 )
)
$ aqua air fmt dense.air pretty.air
; what a compiler wrote
(xor
 (seq
  (call %init_peer_id% ("getDataSrv" "-relay-") [] r)
  (new $s
   (par
    (ap ("k" 1) %m)
    (fold $s i
     (seq
      (ap i.$.a.[0] x)
      (next i)
     )
     (never)
    )
   )
  )
 )
 (match r "x"
  (fail :error:)
 )
)
(seq
 ; twice
 (null)
 (null)
)
$ aqua air fmt -
(ap 1.50 x)
=== expect stderr ===
$ aqua air fmt wrong.air dense.air
error[AQ6012]: found `)`, expected another instruction in parentheses
  ┌─ wrong.air:1:12
  │
1 │ (seq (null))
  │  ---       ^
  │  │
  │  in this `seq`
  │

$ aqua air fmt nowhere.air
error[AQ9001]: cannot read `nowhere.air`: no such file

$ aqua air fmt
error: no file, expected `aqua air fmt FILE...`
=== expect exit ===
0
0
0
1
3
2
