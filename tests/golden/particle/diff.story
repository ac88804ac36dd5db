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
=== b.b64 from tests/golden/common/particle.b64 ===
=== expect stdout ===
$ aqua particle diff a.b64 b.b64 --peer client --peer bob
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
$ aqua particle diff a.b64 b.b64 --format json
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
$ aqua particle diff a.b64 a.b64
the same, whatever the order of records
=== expect exit ===
1
1
0
