# Would peers believe it? Content ids, references, signatures.
=== args ===
aqua particle verify p.b64 --particle particle --peer bob
aqua particle verify p.b64 --particle other
aqua particle verify evil.b64 --particle particle
aqua particle verify evil.b64 --particle particle --format json
aqua particle verify p.b64
=== p.b64 from tests/golden/common/particle.b64 ===
=== evil.b64 ===
g6d2ZXJzaW9upjAuMTcuMrNpbnRlcnByZXRlcl92ZXJzaW9upjAuNjIuMKppbm5lcl9kYXRhxQYIYmFnYWFpaHJha3RsbWJoaWdyNjN5YXJrNXIyM3V6bGZseXV6ZGV0emo0cHQ0ZGp3ZWNxMnpyN2lqejVqYWJhZ2FhaWhyYW1iNHBmb3JldjRlNjNpa3Z2eDZhNXRqcGp1NTdtYTZidTdodjNzNGQyd2F4a2dwdnBkbGFiYWdhYWlocmFsbWZhaTVieml3aHNxNG15cWNteTJiYWNmaXdraGZiZWlyZzNva29sd3NyNGx2d3FpdmhxAAEAAAABAAAAAAAAAP///zwAAAA9AAAAAAEAAAABAAAAAQAAAP///2EAAAA9AAAAAAQAAAABAAAA////igAAAD0AAAAAAAAAAGJhZ2FhaWhyYWxzZGF0cnltZmlvcGF4bHhyN2JycjY3aW55ZXppeHgyZW9scmdlcnBmcHU1bXZmdWNvZGF7ImEiOlsxLDNdff////UAAAALYmFnYWFpaHJhdnk0cjJwc2x0NHF6emZvN3JwcGxqZHB5cnRlY2p4dmp6ZGxyc3k2bnNvNG9tZm1jemNiYSJvayIAAAD////5AAAABP///2QAAAA9////pP///6gAAAA9////5GJhZ2FhaWhyYWR0ZDdjY3R3Ym9ndDdldWtjNzVpbXZ2ZWpsZmluZjQ1bmhhanY3MmJnZDcycXdqNjM2ZmExMkQzS29vV1JBZDljOVZrVkdkV0t3dzZSbXVyOG1lSHRRY21zTGRMZHU2Nktib3JMU2lXAAAAAAAANMn///9zAAAAAAAAAWYAAAAAAAABAAAAAAAAAABiYWdhYWlocmE3amVrYWF3NnM1NG14cDZpNm03eXZnbDJwbHQ1bGN3bm5iZDVmeHZhb2Zna3BndXVjcjRhMTJEM0tvb1dHRmc3R0FWSndHell5cUVyRkZYV0R3UHl3ZmdvY1pHTnRZSDY0RDdCOVM1VQAAAAAAADTJ////cwAAAAAAAAFnAAAAAAAAAQAAAAAAAAAAYmFnYWFpaHJhMnAzZ3VzYTNibzZsempnaW8zNXB4Y3d0cHVqc3J3Y21rZ2wyaHF2Y25zeGdhYWxvc2VpYTEyRDNLb29XR0ZnN0dBVkp3R3pZeXFFckZGWFdEd1B5d2Znb2NaR050WUg2NEQ3QjlTNVUAAAAAAAA0yf///wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAP///kQAAAA9///+sP///swAAAA9////OP///1QAAAA9////wGJhZ2FhaWhyYTNzZmRjc3UycDVjZTJ4NGhmdnJyejQyNDdtaXJncG5xa2V6c2ViY3puaG5jZXY0cHVpbnEAAAD///18AAAAPf///mwAAAA9AQAAAP///FUAAAA9////pAAAAD3////c////mAAAAD3///7YAAAAPf////AAAAAB///8ZgAAAD3////oYmFnYWFpaHJhc3FuM3h1MnQ2MmF3NmJtMmMyYXo0cGZ6ZXVjcXhmbmgzdGxscnRodmE3dWlsYTdtc2NrYQAAAP///KAAAAA9////uAAAAD3///1EAAAAPWJhZ2FhaWhyYXB3Ynlkbnd6emIzenBuNnN0YXdjbmt3d3psbXgybzV6d3YzYW1kYWhvb2JqeTViZ2l5NXEAAAD///yYAAAAPf///7gAAAA9///9gAAAAD3///swAAAAPf///4j///thAAAAPf///9QAX6HtM1v8UEF3/eCWkAH2cwolGsc1JYdfqy5Q0cPVsqcApmPVJRBzVlyFpWhBIiZI9pjUgesHh4SDleTZ4Fw08OnDam0DepTl5W7GuAHBePaX+FX0n7qxs+Hxg4Ro8tiMBwDkD9vDh/MDGsGNxvCVweSvG56Weu0ATYjbFFnD0OSeMwDC69tVxOXyBCrtc+2pNEuId1fa5PKkPAE1OLfzPLR1Gxoh0dy/fjvkTbDtFf45VtgSEPxBGe1iPGPVoXcSUGwG////PAAAACH///9VAAAAQf///44AAAAh////pwAAAEH///rsAAAAAwAAAAH///vEAAAAAv///ZAAAAAD///+CAAAAAH///4kAAAAAf///tgAAAAC////rAAAAAI=
=== expect stdout ===
$ aqua particle verify p.b64 --particle particle --peer bob
  bob        2 records    12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U  valid
  ..orLSiW   1 record     12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW  valid
$ aqua particle verify p.b64 --particle other
  ..7B9S5U   2 records    12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U  wrong signature
  ..orLSiW   1 record     12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW  wrong signature
$ aqua particle verify evil.b64 --particle particle
  ..7B9S5U   2 records    12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U  valid
  ..orLSiW   1 record     12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW  valid
$ aqua particle verify evil.b64 --particle particle --format json
{
  "fault": {
    "code": 8,
    "message": "Value mismatch in the \"air_interpreter_data::raw_value::RawValue\" store for CID \"bagaaihralsdatrymfiopaxlxr7brr67inyezixx2eolrgerpfpu5mvfucoda\""
  },
  "file": "evil.b64",
  "format": "aqua/particle-verdict/1",
  "signers": [
    {
      "cids": [
        "bagaaihramb4pforev4e63ikvvx6a5tjpju57ma6bu7hv3s4d2waxkgpvpdla",
        "bagaaihralmfai5bziwhsq4myqcmy2bacfiwkhfbeirg3okolwsr4lvwqivhq"
      ],
      "peer": "12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U",
      "signed": true,
      "valid": true
    },
    {
      "cids": [
        "bagaaihraktlmbhigr63yark5r23uzlflyuzdetzj4pt4djwecq2zr7ijz5ja"
      ],
      "peer": "12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW",
      "signed": true,
      "valid": true
    }
  ],
  "valid": false
}
=== expect stderr ===
$ aqua particle verify p.b64 --particle particle --peer bob
p.b64: content ids, references and signatures are right
$ aqua particle verify p.b64 --particle other
error[AQ7202]: peers refuse `p.b64` with code 9: signature mismatch for "12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U": Verification(Ed25519(signature::Error { source: Some(Verification equation was not satisfied) }, "4KwuwLrPr8iahmVcM6MwdJUFHSNvVxPhZBQindWcafvRozZD73uZpmGKVrnVTcaNGzrC6bdofF4q7ULu8scmgxjG", "7SJwX2ubkNj4ZwjRcenAT9K9TLeAasBtvwv4gDxHFVMY")), values: CIDS: ["bagaaihralmfai5bziwhsq4myqcmy2bacfiwkhfbeirg3okolwsr4lvwqivhq", "bagaaihramb4pforev4e63ikvvx6a5tjpju57ma6bu7hv3s4d2waxkgpvpdla"]

$ aqua particle verify evil.b64 --particle particle
error[AQ7202]: peers refuse `evil.b64` with code 8: Value mismatch in the "air_interpreter_data::raw_value::RawValue" store for CID "bagaaihralsdatrymfiopaxlxr7brr67inyezixx2eolrgerpfpu5mvfucoda"

$ aqua particle verify p.b64
error: no `--particle ID`: signatures are made for one particle, whose id is not in its data
=== expect exit ===
0
1
1
1
2
