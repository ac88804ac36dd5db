# How often one step executes each instruction of a script, and how it ends: done, waiting, failed.
=== args ===
aqua air run s.air --heat
aqua air run s.air --heat --prev before.b64 --call-results '{"1": {"result": [1, 2, 3]}}'
aqua air run s.air --heat --prev before.b64 --call-results '{"1": {"result": 4}}'
aqua air run short.air --heat --format json
aqua air stats s.air --heat
=== s.air ===
(xor
 (seq
  (call %init_peer_id% ("lists" "all") [] list)
  (fold list i
   (seq
    (xor (match i 2 (ap i $found)) (null))
    (next i))))
 (call %init_peer_id% ("errors" "tell") [:error:]))
=== short.air ===
(par
 (never) (null))
=== before.b64 ===
g6d2ZXJzaW9upjAuMTcuMrNpbnRlcnByZXRlcl92ZXJzaW9upjAuNjIuMKppbm5lcl9kYXRhxQEE
MTJEM0tvb1dSQWQ5YzlWa1ZHZFdLd3c2Um11cjhtZUh0UWNtc0xkTGR1NjZLYm9yTFNpVwAAADTM
////AQAAAAAAAAABAAAA////7AAAAAEAAAAAAOQP28OH8wMawY3G8JXB5K8bnpZ67QBNiNsUWcPQ
5J4zAF9vM18aL8wxgK6o/4wXbWkejlkIeUv6pP6OVajE1MrJHZaEK1qwZD6u0MwV0Qccl7DlkQUh
V181e3v9tQsj5A4AAP///5wAAAAh////tQAAAEH///90AAAAAQAAAAH///+AAAAAAP///3gAAAAA
////cAAAAAD///9oAAAAAP///2AAAAAA////vAAAAAE=
=== expect stdout ===
$ aqua air run s.air --heat
code 0
call 1: lists.all()
data: 317 bytes
     0  call requested by client, call 1
   times   done  waits failed
       1      -      1      -  xor
       1      -      1      -   seq
       1      -      1      -    call %init_peer_id% ("lists" "all") [] list
       -      -      -      -    fold list i
       -      -      -      -     seq
       -      -      -      -      xor
       -      -      -      -       match i 2
       -      -      -      -        ap i $found
       -      -      -      -       null
       -      -      -      -      next i
       -      -      -      -   call %init_peer_id% ("errors" "tell") [:error:]
$ aqua air run s.air --heat --prev before.b64 --call-results '{"1": {"result": [1, 2, 3]}}'
code 0
data: 697 bytes
     0  call client lists.all = [1,2,3]
     1  ap generation 0
   times   done  waits failed
       1      1      -      -  xor
       1      1      -      -   seq
       1      1      -      -    call %init_peer_id% ("lists" "all") [] list
       1      1      -      -    fold list i
       3      3      -      -     seq
       3      3      -      -      xor
       3      1      -      2       match i 2
       1      1      -      -        ap i $found
       2      2      -      -       null
       3      3      -      -      next i
       -      -      -      -   call %init_peer_id% ("errors" "tell") [:error:]
$ aqua air run s.air --heat --prev before.b64 --call-results '{"1": {"result": 4}}'
code 0
call 2: errors.tell({"error_code":10005,"instruction":"fold list i","message":"expression 'list' returned non-array value '4' for fold iterable"})
data: 749 bytes
     0  call client lists.all = 4
     1  call requested by client, call 2
   times   done  waits failed
       1      -      1      -  xor
       1      -      -      1   seq
       1      1      -      -    call %init_peer_id% ("lists" "all") [] list
       1      -      -      1    fold list i
       -      -      -      -     seq
       -      -      -      -      xor
       -      -      -      -       match i 2
       -      -      -      -        ap i $found
       -      -      -      -       null
       -      -      -      -      next i
       1      -      1      -   call %init_peer_id% ("errors" "tell") [:error:]
$ aqua air run short.air --heat --format json
{"ret_code":0,"error_message":"","data":"g6d2ZXJzaW9upjAuMTcuMrNpbnRlcnByZXRlcl92ZXJzaW9upjAuNjIuMKppbm5lcl9kYXRhxMgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA5A/bw4fzAxrBjcbwlcHkrxuelnrtAE2I2xRZw9DknjMAX28zXxovzDGArqj/jBdtaR6OWQh5S/qk/o5VqMTUyskdloQrWrBkPq7QzBXRBxyXsOWRBSFXXzV7e/21CyPkDgAA////nAAAACH///+1AAAAQf///3QAAAABAAAAAP///4AAAAAA////eAAAAAD///9wAAAAAP///2gAAAAA////YAAAAAD///+8AAAAAQ==","next_peer_pks":[],"call_requests":{},"heat":[{"column":1,"done":1,"failed":0,"instruction":"par","line":1,"times":1,"waits":0},{"column":2,"done":0,"failed":0,"instruction":"never","line":2,"times":1,"waits":1},{"column":10,"done":1,"failed":0,"instruction":"null","line":2,"times":1,"waits":0}]}
=== expect stderr ===
$ aqua air stats s.air --heat
error: unknown option `--heat`
 help: `--heat` is an option of `aqua air run`
=== expect exit ===
0
0
0
0
2
