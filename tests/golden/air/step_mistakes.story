# What cannot be executed: the script, the data, the answers, the command line.
=== args ===
aqua air run
aqua air run s.air t.air
aqua air run --batch s.air
aqua air run bad.air
aqua air run nowhere.air
aqua air run s.air --prev nowhere.bin
aqua air run s.air --current noise.b64
aqua air run s.air --current not_base64
aqua air run s.air --call-results '[]'
aqua air run s.air --call-results '{'
aqua air run s.air --call-results '{"x": {"result": 1}}'
aqua air run s.air --call-results '{"1": {}}'
aqua air run s.air --call-results @nowhere.json
aqua air run s.air --call-results '{"7": {"result": 1}}'
aqua air run s.air --current particle.b64 --particle other
aqua air run s.air -o unwritable/new.bin
=== s.air ===
(null)
=== bad.air ===
(seq (null))
=== not_base64 ===
This is a text.
=== noise.b64 ===
AAECAwQFBgc=
=== particle.b64 ===
g6d2ZXJzaW9upjAuMTcuMrNpbnRlcnByZXRlcl92ZXJzaW9upjAuNjIuMKppbm5lcl9kYXRhxQYIYmFnYWFpaHJha3RsbWJoaWdy
NjN5YXJrNXIyM3V6bGZseXV6ZGV0emo0cHQ0ZGp3ZWNxMnpyN2lqejVqYWJhZ2FhaWhyYW1iNHBmb3JldjRlNjNpa3Z2eDZhNXRq
cGp1NTdtYTZidTdodjNzNGQyd2F4a2dwdnBkbGFiYWdhYWlocmFsbWZhaTVieml3aHNxNG15cWNteTJiYWNmaXdraGZiZWlyZzNv
a29sd3NyNGx2d3FpdmhxAAEAAAABAAAAAAAAAP///zwAAAA9AAAAAAEAAAABAAAAAQAAAP///2EAAAA9AAAAAAQAAAABAAAA////
igAAAD0AAAAAAAAAAGJhZ2FhaWhyYWxzZGF0cnltZmlvcGF4bHhyN2JycjY3aW55ZXppeHgyZW9scmdlcnBmcHU1bXZmdWNvZGF7
ImEiOlsxLDJdff////UAAAALYmFnYWFpaHJhdnk0cjJwc2x0NHF6emZvN3JwcGxqZHB5cnRlY2p4dmp6ZGxyc3k2bnNvNG9tZm1j
emNiYSJvayIAAAD////5AAAABP///2QAAAA9////pP///6gAAAA9////5GJhZ2FhaWhyYWR0ZDdjY3R3Ym9ndDdldWtjNzVpbXZ2
ZWpsZmluZjQ1bmhhanY3MmJnZDcycXdqNjM2ZmExMkQzS29vV1JBZDljOVZrVkdkV0t3dzZSbXVyOG1lSHRRY21zTGRMZHU2Nkti
b3JMU2lXAAAAAAAANMn///9zAAAAAAAAAWYAAAAAAAABAAAAAAAAAABiYWdhYWlocmE3amVrYWF3NnM1NG14cDZpNm03eXZnbDJw
bHQ1bGN3bm5iZDVmeHZhb2Zna3BndXVjcjRhMTJEM0tvb1dHRmc3R0FWSndHell5cUVyRkZYV0R3UHl3ZmdvY1pHTnRZSDY0RDdC
OVM1VQAAAAAAADTJ////cwAAAAAAAAFnAAAAAAAAAQAAAAAAAAAAYmFnYWFpaHJhMnAzZ3VzYTNibzZsempnaW8zNXB4Y3d0cHVq
c3J3Y21rZ2wyaHF2Y25zeGdhYWxvc2VpYTEyRDNLb29XR0ZnN0dBVkp3R3pZeXFFckZGWFdEd1B5d2Znb2NaR050WUg2NEQ3QjlT
NVUAAAAAAAA0yf///wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAP///kQAAAA9///+sP///swAAAA9////OP///1QAAAA9////wGJh
Z2FhaWhyYTNzZmRjc3UycDVjZTJ4NGhmdnJyejQyNDdtaXJncG5xa2V6c2ViY3puaG5jZXY0cHVpbnEAAAD///18AAAAPf///mwA
AAA9AQAAAP///FUAAAA9////pAAAAD3////c////mAAAAD3///7YAAAAPf////AAAAAB///8ZgAAAD3////oYmFnYWFpaHJhc3Fu
M3h1MnQ2MmF3NmJtMmMyYXo0cGZ6ZXVjcXhmbmgzdGxscnRodmE3dWlsYTdtc2NrYQAAAP///KAAAAA9////uAAAAD3///1EAAAA
PWJhZ2FhaWhyYXB3Ynlkbnd6emIzenBuNnN0YXdjbmt3d3psbXgybzV6d3YzYW1kYWhvb2JqeTViZ2l5NXEAAAD///yYAAAAPf//
/7gAAAA9///9gAAAAD3///swAAAAPf///4j///thAAAAPf///9QAX6HtM1v8UEF3/eCWkAH2cwolGsc1JYdfqy5Q0cPVsqcApmPV
JRBzVlyFpWhBIiZI9pjUgesHh4SDleTZ4Fw08OnDam0DepTl5W7GuAHBePaX+FX0n7qxs+Hxg4Ro8tiMBwDkD9vDh/MDGsGNxvCV
weSvG56Weu0ATYjbFFnD0OSeMwDC69tVxOXyBCrtc+2pNEuId1fa5PKkPAE1OLfzPLR1Gxoh0dy/fjvkTbDtFf45VtgSEPxBGe1i
PGPVoXcSUGwG////PAAAACH///9VAAAAQf///44AAAAh////pwAAAEH///rsAAAAAwAAAAH///vEAAAAAv///ZAAAAAD///+CAAA
AAH///4kAAAAAf///tgAAAAC////rAAAAAI=
=== expect stdout ===
code 3: an error occurred while envelope deserialization: byte 0: no envelope, expected a map of three members.\nAquaVM version is 0.62.0 and it expects 0.17.2 version.
code 30000: after finishing execution of supplied AIR, there are some unprocessed call results: `{"7": CallServiceResult { ret_code: 0, result: "1" }}`, probably a wrong call_id used
data: 232 bytes
code 9: signature mismatch for "12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U": Verification(Ed25519(signature::Error { source: Some(Verification equation was not satisfied) }, "4KwuwLrPr8iahmVcM6MwdJUFHSNvVxPhZBQindWcafvRozZD73uZpmGKVrnVTcaNGzrC6bdofF4q7ULu8scmgxjG", "7SJwX2ubkNj4ZwjRcenAT9K9TLeAasBtvwv4gDxHFVMY")), values: CIDS: ["bagaaihralmfai5bziwhsq4myqcmy2bacfiwkhfbeirg3okolwsr4lvwqivhq", "bagaaihramb4pforev4e63ikvvx6a5tjpju57ma6bu7hv3s4d2waxkgpvpdla"]
=== expect stderr ===
error: no file, expected `aqua air run FILE`
 help: `--batch` reads requests instead
error: 2 files, expected `aqua air run FILE`
error: a file beside `--batch`, whose requests bring their scripts
error[AQ6012]: found `)`, expected another instruction in parentheses
  ┌─ bad.air:1:12
  │
1 │ (seq (null))
  │  ---       ^
  │  │
  │  in this `seq`
  │

error[AQ9001]: cannot read `nowhere.air`: no such file

error[AQ9001]: cannot read `nowhere.bin`: no such file

error[AQ7201]: `not_base64` has no particle data: neither the bytes of particle data nor base64

error: `--call-results`: the call results are no object
 help: for example --call-results '{"1": {"result": "hello"}}'
error: `--call-results`: EOF while parsing an object at line 1 column 1
 help: for example --call-results '{"1": {"result": "hello"}}'
error: `--call-results`: a call result has the key `x`, expected a call id
 help: for example --call-results '{"1": {"result": "hello"}}'
error: `--call-results`: the call result 1 has neither `raw` nor `result`
 help: for example --call-results '{"1": {"result": "hello"}}'
error[AQ9001]: cannot read `nowhere.json`: no such file

error[AQ9002]: cannot write `unwritable/new.bin`: permission denied

=== expect exit ===
2
2
2
1
3
3
1
1
2
2
2
2
3
4
1
3
