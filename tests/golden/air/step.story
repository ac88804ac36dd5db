# One step of a script on one peer, with what its services answered; names stand for peers.
=== args ===
aqua air run s.air
aqua air run s.air --prev before.b64 --call-results '{"1": {"result": [1, 2]}}'
aqua air run s.air --prev before.b64 --call-results '{"1": {"ret_code": 3, "result": "no such list"}}'
aqua air run s.air --prev before.b64 --call-results '{"1": {"raw": "{"}}'
aqua air run s.air --peer bob --init client --format json
aqua air run - --call-results @results.json --prev before.b64
=== stdin ===
(call %init_peer_id% ("lists" "pair") ["x" 1.5] v)
=== s.air from tests/golden/common/steps.air ===
=== results.json ===
{"1": {"result": "from a file"}}
=== before.b64 ===
g6d2ZXJzaW9upjAuMTcuMrNpbnRlcnByZXRlcl92ZXJzaW9upjAuNjIuMKppbm5lcl9kYXRhxQEE
MTJEM0tvb1dSQWQ5YzlWa1ZHZFdLd3c2Um11cjhtZUh0UWNtc0xkTGR1NjZLYm9yTFNpVwAAADTM
////AQAAAAAAAAABAAAA////7AAAAAEAAAAAAOQP28OH8wMawY3G8JXB5K8bnpZ67QBNiNsUWcPQ
5J4zAF9vM18aL8wxgK6o/4wXbWkejlkIeUv6pP6OVajE1MrJHZaEK1qwZD6u0MwV0Qccl7DlkQUh
V181e3v9tQsj5A4AAP///5wAAAAh////tQAAAEH///90AAAAAQAAAAH///+AAAAAAP///3gAAAAA
////cAAAAAD///9oAAAAAP///2AAAAAA////vAAAAAE=
=== expect stdout ===
$ aqua air run s.air
code 0
call 1: lists.pair("x", 1.5)
data: 317 bytes
     0  call requested by client, call 1
$ aqua air run s.air --prev before.b64 --call-results '{"1": {"result": [1, 2]}}'
code 0
next peer: bob
data: 753 bytes
     0  call client lists.pair = [1,2]
     1  call sent by client
$ aqua air run s.air --prev before.b64 --call-results '{"1": {"ret_code": 3, "result": "no such list"}}'
code 10000: Local service error, ret_code is 3, error message is '"no such list"'
data: 705 bytes
     0  call client lists.pair failed: {"message":"\"no such list\"","ret_code":3}
$ aqua air run s.air --prev before.b64 --call-results '{"1": {"raw": "{"}}'
code 10000: Local service error, ret_code is 2147483647, error message is 'call_service result 'ret_code: 0, result: '{'' can't be serialized or deserialized with an error: EOF while parsing an object at line 1 column 1'
data: 845 bytes
     0  call client lists.pair failed: {"message":"call_service result 'ret_code: 0, result: '{'' can't be serialized or deserialized with ... (vfzxyi7q)
$ aqua air run s.air --peer bob --init client --format json
{"ret_code":0,"error_message":"","data":"g6d2ZXJzaW9upjAuMTcuMrNpbnRlcnByZXRlcl92ZXJzaW9upjAuNjIuMKppbm5lcl9kYXRhxQEEMTJEM0tvb1dHRmc3R0FWSndHell5cUVyRkZYV0R3UHl3ZmdvY1pHTnRZSDY0RDdCOVM1VQAAADTM////AQAAAAAAAAAAAAAA////7AAAAAAAAAAAAF+h7TNb/FBBd/3glpAB9nMKJRrHNSWHX6suUNHD1bKnAM4/qCUi6Mf3LfKoDboq2ve1c4LJiUCf62eObdlx7mhQ40ssVvFFVMGiwAgD44htb6JigQHPpYwpHj36FRsHuAAAAP///5wAAAAh////tQAAAEH///90AAAAAQAAAAD///+AAAAAAP///3gAAAAA////cAAAAAD///9oAAAAAP///2AAAAAA////vAAAAAE=","next_peer_pks":["12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW"],"call_requests":{}}
$ aqua air run - --call-results @results.json --prev before.b64
code 0
data: 677 bytes
     0  call client lists.pair = "from a file"
=== expect exit ===
0
0
4
4
0
0
