# Two data of one particle: states, records, signatures.
=== args ===
aqua particle diff a.b64 b.b64 --peer client --peer bob
aqua particle diff a.b64 b.b64 --format json
aqua particle diff a.b64 a.b64
=== a.b64 ===
g6d2ZXJzaW9upjAuMTcuMrNpbnRlcnByZXRlcl92ZXJzaW9upjAuNjIuMKppbm5lcl9kYXRhxQK8YmFnYWFpaHJha3RsbWJoaWdy
NjN5YXJrNXIyM3V6bGZseXV6ZGV0emo0cHQ0ZGp3ZWNxMnpyN2lqejVqYTEyRDNLb29XUkFkOWM5VmtWR2RXS3d3NlJtdXI4bWVI
dFFjbXNMZExkdTY2S2JvckxTaVcAAAAAAAA0yf///wEAAAABAAAAAAAAAP///3gAAAA9AAAAAAEAAAAAAAAAAAAAAP///9QAAAAA
AAAAAGJhZ2FhaWhyYWxzZGF0cnltZmlvcGF4bHhyN2JycjY3aW55ZXppeHgyZW9scmdlcnBmcHU1bXZmdWNvZGF7ImEiOlsxLDJd
ff////UAAAAL////sAAAAD3////wYmFnYWFpaHJhZHRkN2NjdHdib2d0N2V1a2M3NWltdnZlamxmaW5mNDVuaGFqdjcyYmdkNzJx
d2o2MzZmYTEyRDNLb29XUkFkOWM5VmtWR2RXS3d3NlJtdXI4bWVIdFFjbXNMZExkdTY2S2JvckxTaVcAAAAAAAA0yf///3MAAAAA
AAABZgAAAAAAAAEAAAAAAAAAAP///2wAAAA9////2GJhZ2FhaWhyYXNxbjN4dTJ0NjJhdzZibTJjMmF6NHBmemV1Y3F4Zm5oM3Rs
bHJ0aHZhN3VpbGE3bXNja2EAAAD///7EAAAAPf///7gAAAA9////EAAAAD3///4AAAAAPf///+AA5A/bw4fzAxrBjcbwlcHkrxue
lnrtAE2I2xRZw9DknjMAwuvbVcTl8gQq7XPtqTRLiHdX2uTypDwBNTi38zy0dRsaIdHcv3475E2w7RX+OVbYEhD8QRntYjxj1aF3
ElBsBgAA////nAAAACH///+1AAAAQf///fwAAAACAAAAAf///nAAAAAB////CAAAAAH///8MAAAAAP///wQAAAAA////VAAAAAH/
//+8AAAAAQ==
=== b.b64 ===
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
--- trace
+++ trace
@@ -1,2 +1,3 @@
 call client s.f = {"a":[1,2]}
-call sent by client
+call bob s.g = "ok", generation 0
+canon bob = ["ok"]
+ value bagaaihravy4r2pslt4qzzfo7rppljdpyrtecjxvjzdlrsy6nso4omfmczcba
+ tetraplet bagaaihra2p3gusa3bo6lzjgio35pxcwtpujsrwcmkgl2hqvcnsxgaaloseia
+ tetraplet bagaaihra7jekaaw6s54mxp6i6m7yvgl2plt5lcwnnbd5fxvaofgkpguucr4a
+ service result bagaaihramb4pforev4e63ikvvx6a5tjpju57ma6bu7hv3s4d2waxkgpvpdla
+ canon result bagaaihralmfai5bziwhsq4myqcmy2bacfiwkhfbeirg3okolwsr4lvwqivhq
+ canon element bagaaihra3sfdcsu2p5ce2x4hfvrrz4247mirgpnqkezsebcznhncev4puinq
+ signature of the key 17SJwX2ubkNj4ZwjRcenAT9K9TLeAasBtvwv4gDxHFVMY
{
  "equal": false,
  "format": "aqua/particle-diff/1",
  "records": [
    "+ value bagaaihravy4r2pslt4qzzfo7rppljdpyrtecjxvjzdlrsy6nso4omfmczcba",
    "+ tetraplet bagaaihra2p3gusa3bo6lzjgio35pxcwtpujsrwcmkgl2hqvcnsxgaaloseia",
    "+ tetraplet bagaaihra7jekaaw6s54mxp6i6m7yvgl2plt5lcwnnbd5fxvaofgkpguucr4a",
    "+ service result bagaaihramb4pforev4e63ikvvx6a5tjpju57ma6bu7hv3s4d2waxkgpvpdla",
    "+ canon result bagaaihralmfai5bziwhsq4myqcmy2bacfiwkhfbeirg3okolwsr4lvwqivhq",
    "+ canon element bagaaihra3sfdcsu2p5ce2x4hfvrrz4247mirgpnqkezsebcznhncev4puinq",
    "+ signature of the key 17SJwX2ubkNj4ZwjRcenAT9K9TLeAasBtvwv4gDxHFVMY"
  ],
  "trace": "--- trace\n+++ trace\n@@ -1,2 +1,3 @@\n call ..orLSiW s.f = {\"a\":[1,2]}\n-call sent by ..orLSiW\n+call ..7B9S5U s.g = \"ok\", generation 0\n+canon ..7B9S5U = [\"ok\"]\n"
}
=== expect stderr ===
the same, whatever the order of records
=== expect exit ===
1
1
0
