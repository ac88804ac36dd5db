# Functions of a module: results as JSON, state between calls, what is logged and used.
=== args ===
aqua wasm call greeting.wasm greeting '["Ann"]'
aqua wasm call greeting.wasm greeting '[["x"]]'
aqua wasm call toy.wasm same_lists '[[[1], [2, 3]]]'
aqua wasm call greeting.wasm greeting_record
aqua wasm call greeting.wasm count --log --stats
aqua wasm call greeting.wasm --calls calls.jsonl --stats
aqua wasm call toy.wasm whoami --params '{"particle": {"id": "p1", "ttl": 5}, "tetraplets": [[{"peer_pk": "pk", "lens": "x"}]]}'
aqua wasm call toy.wasm whoami --params @params.json
aqua wasm call toy.wasm environment --env A=b
aqua wasm call toy.wasm print '["hello\n"]' --log
=== greeting.wasm from tests/wasm/modules/greeting.wasm ===
=== toy.wasm from tests/wasm/modules/toy.wasm ===
=== params.json ===
{"service_id": "sid", "host_id": "host"}
=== calls.jsonl ===
{"function": "count"}
{"function": "count", "args": []}

{"function": "failing"}
{"function": "nosuch"}
{"function": "greeting", "args": [1]}
{"function": "greeting", "args": ["Ann"], "params": {"particle": {"id": "p"}}}
{"args": []}
{"function": "count", "params": 1}
no JSON
{"function": "count"}
=== expect stdout ===
$ aqua wasm call greeting.wasm greeting '["Ann"]'
"Hi, Ann"
$ aqua wasm call greeting.wasm greeting '[["x"]]'
"Hi, x"
$ aqua wasm call toy.wasm same_lists '[[[1], [2, 3]]]'
[[1],[2,3]]
$ aqua wasm call greeting.wasm greeting_record
{"number":42,"text":"Hello, world!"}
$ aqua wasm call greeting.wasm count --log --stats
1
$ aqua wasm call greeting.wasm --calls calls.jsonl --stats
{"result":1}
{"result":2}
{"error":"engine error: Execution error: `call-core 9` failed while calling the local or import function `failing`: Trap occurred: unreachable"}
{"error":"function with name `nosuch` is missing"}
{"error":"arguments from json deserialization error in module \"greeting\", function \"greeting\": error Error(\"invalid type: integer `1`, expected a string\", line: 0, column: 0) occurred while deserializing function arguments"}
{"result":"Hi, Ann"}
{"error":"a call has a text `function`"}
{"error":"`params`: expected an object"}
{"error":"expected ident at line 1 column 2"}
{"result":3}
$ aqua wasm call toy.wasm whoami --params '{"particle": {"id": "p1", "ttl": 5}, "tetraplets": [[{"peer_pk": "pk", "lens": "x"}]]}'
{"host_id":"","particle":{"id":"p1","init_peer_id":"","script":"","signature":[],"timestamp":0,"token":"","ttl":5},"service_creator_peer_id":"","service_id":"","tetraplets":[[{"function_name":"","lens":"x","peer_pk":"pk","service_id":""}]],"worker_id":""}
$ aqua wasm call toy.wasm whoami --params @params.json
{"host_id":"host","particle":{"id":"","init_peer_id":"","script":"","signature":[],"timestamp":0,"token":"","ttl":0},"service_creator_peer_id":"","service_id":"sid","tetraplets":[],"worker_id":""}
$ aqua wasm call toy.wasm environment --env A=b
[65,61,98,0]
$ aqua wasm call toy.wasm print '["hello\n"]' --log
null
=== expect stderr ===
$ aqua wasm call greeting.wasm count --log --stats
[info] greeting: counted
count: 213 fuel
$ aqua wasm call greeting.wasm --calls calls.jsonl --stats
count: 213 fuel
count: 213 fuel
failing: 0 fuel
nosuch: 0 fuel
greeting: 0 fuel
greeting: 176 fuel
count: 213 fuel
$ aqua wasm call toy.wasm print '["hello\n"]' --log
printed: hello\n
