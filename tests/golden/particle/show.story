# What is in the data of a particle: states, values, who answers for what.
=== args ===
aqua particle show p.b64
aqua particle show p.b64 --peer client --peer bob --particle particle
aqua particle show p.b64 --format json --particle particle
aqua particle show answer.json
=== p.b64 ===
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
=== answer.json ===
{"ret_code": 0, "data": "g6d2ZXJzaW9upjAuMTcuMrNpbnRlcnByZXRlcl92ZXJzaW9upjAuNjIuMKppbm5lcl9kYXRhxQK8YmFnYWFpaHJha3RsbWJoaWdyNjN5YXJrNXIyM3V6bGZseXV6ZGV0emo0cHQ0ZGp3ZWNxMnpyN2lqejVqYTEyRDNLb29XUkFkOWM5VmtWR2RXS3d3NlJtdXI4bWVIdFFjbXNMZExkdTY2S2JvckxTaVcAAAAAAAA0yf///wEAAAABAAAAAAAAAP///3gAAAA9AAAAAAEAAAAAAAAAAAAAAP///9QAAAAAAAAAAGJhZ2FhaWhyYWxzZGF0cnltZmlvcGF4bHhyN2JycjY3aW55ZXppeHgyZW9scmdlcnBmcHU1bXZmdWNvZGF7ImEiOlsxLDJdff////UAAAAL////sAAAAD3////wYmFnYWFpaHJhZHRkN2NjdHdib2d0N2V1a2M3NWltdnZlamxmaW5mNDVuaGFqdjcyYmdkNzJxd2o2MzZmYTEyRDNLb29XUkFkOWM5VmtWR2RXS3d3NlJtdXI4bWVIdFFjbXNMZExkdTY2S2JvckxTaVcAAAAAAAA0yf///3MAAAAAAAABZgAAAAAAAAEAAAAAAAAAAP///2wAAAA9////2GJhZ2FhaWhyYXNxbjN4dTJ0NjJhdzZibTJjMmF6NHBmemV1Y3F4Zm5oM3RsbHJ0aHZhN3VpbGE3bXNja2EAAAD///7EAAAAPf///7gAAAA9////EAAAAD3///4AAAAAPf///+AA5A/bw4fzAxrBjcbwlcHkrxuelnrtAE2I2xRZw9DknjMAwuvbVcTl8gQq7XPtqTRLiHdX2uTypDwBNTi38zy0dRsaIdHcv3475E2w7RX+OVbYEhD8QRntYjxj1aF3ElBsBgAA////nAAAACH///+1AAAAQf///fwAAAACAAAAAf///nAAAAAB////CAAAAAH///8MAAAAAP///wQAAAAA////VAAAAAH///+8AAAAAQ=="}
=== expect stdout ===
p.b64: 1601 bytes, by interpreter 0.62.0 in format 0.17.2, last call 1

trace, 3 states
     0  call ..orLSiW s.f = {"a":[1,2]}
     1  call ..7B9S5U s.g = "ok", generation 0
     2  canon ..7B9S5U = ["ok"]

records
  2 values, 3 tetraplets, 2 service results, 1 canon result, 1 canon element

who answers for what (signatures are checked with `--particle ID`)
  ..7B9S5U   2 records    12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U  signed
  ..orLSiW   1 record     12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW  signed
p.b64: 1601 bytes, by interpreter 0.62.0 in format 0.17.2, last call 1

trace, 3 states
     0  call client s.f = {"a":[1,2]}
     1  call bob s.g = "ok", generation 0
     2  canon bob = ["ok"]

records
  2 values, 3 tetraplets, 2 service results, 1 canon result, 1 canon element

who answers for what
  bob        2 records    12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U  valid
  client     1 record     12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW  valid
{
  "bytes": 1601,
  "data": {
    "cid_info": {
      "canon_element_store": {
        "bagaaihra3sfdcsu2p5ce2x4hfvrrz4247mirgpnqkezsebcznhncev4puinq": {
          "provenance": {
            "cid": "bagaaihramb4pforev4e63ikvvx6a5tjpju57ma6bu7hv3s4d2waxkgpvpdla",
            "type": "service_result"
          },
          "tetraplet": "bagaaihra7jekaaw6s54mxp6i6m7yvgl2plt5lcwnnbd5fxvaofgkpguucr4a",
          "value": "bagaaihravy4r2pslt4qzzfo7rppljdpyrtecjxvjzdlrsy6nso4omfmczcba"
        }
      },
      "canon_result_store": {
        "bagaaihralmfai5bziwhsq4myqcmy2bacfiwkhfbeirg3okolwsr4lvwqivhq": {
          "tetraplet": "bagaaihra2p3gusa3bo6lzjgio35pxcwtpujsrwcmkgl2hqvcnsxgaaloseia",
          "values": [
            "bagaaihra3sfdcsu2p5ce2x4hfvrrz4247mirgpnqkezsebcznhncev4puinq"
          ]
        }
      },
      "service_result_store": {
        "bagaaihraktlmbhigr63yark5r23uzlflyuzdetzj4pt4djwecq2zr7ijz5ja": {
          "argument_hash": "bagaaihrasqn3xu2t62aw6bm2c2az4pfzeucqxfnh3tllrthva7uila7mscka",
          "tetraplet_cid": "bagaaihradtd7cctwbogt7eukc75imvvejlfinf45nhajv72bgd72qwj636fa",
          "value_cid": "bagaaihralsdatrymfiopaxlxr7brr67inyezixx2eolrgerpfpu5mvfucoda"
        },
        "bagaaihramb4pforev4e63ikvvx6a5tjpju57ma6bu7hv3s4d2waxkgpvpdla": {
          "argument_hash": "bagaaihrapwbydnwzzb3zpn6stawcnkwwzlmx2o5zwv3amdahoobjy5bgiy5q",
          "tetraplet_cid": "bagaaihra7jekaaw6s54mxp6i6m7yvgl2plt5lcwnnbd5fxvaofgkpguucr4a",
          "value_cid": "bagaaihravy4r2pslt4qzzfo7rppljdpyrtecjxvjzdlrsy6nso4omfmczcba"
        }
      },
      "tetraplet_store": {
        "bagaaihra2p3gusa3bo6lzjgio35pxcwtpujsrwcmkgl2hqvcnsxgaaloseia": {
          "function_name": "",
          "lens": "",
          "peer_pk": "12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U",
          "service_id": ""
        },
        "bagaaihra7jekaaw6s54mxp6i6m7yvgl2plt5lcwnnbd5fxvaofgkpguucr4a": {
          "function_name": "g",
          "lens": "",
          "peer_pk": "12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U",
          "service_id": "s"
        },
        "bagaaihradtd7cctwbogt7eukc75imvvejlfinf45nhajv72bgd72qwj636fa": {
          "function_name": "f",
          "lens": "",
          "peer_pk": "12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW",
          "service_id": "s"
        }
      },
      "value_store": {
        "bagaaihralsdatrymfiopaxlxr7brr67inyezixx2eolrgerpfpu5mvfucoda": "{\"a\":[1,2]}",
        "bagaaihravy4r2pslt4qzzfo7rppljdpyrtecjxvjzdlrsy6nso4omfmczcba": "\"ok\""
      }
    },
    "lcid": 1,
    "signatures": {
      "17SJwX2ubkNj4ZwjRcenAT9K9TLeAasBtvwv4gDxHFVMY": "14KwuwLrPr8iahmVcM6MwdJUFHSNvVxPhZBQindWcafvRozZD73uZpmGKVrnVTcaNGzrC6bdofF4q7ULu8scmgxjG",
      "1GMFys1v3JNN1v4RfoBAWMyZTQ5a8qeYrgJj4wcexSVza": "14u2rFf4ssMc6kACDR7XaD4omWSmbhQUphk1nQZMYaKjcNocGAnjGvDwFTrLoeBGrxKEQRZMAcJa5ZTXC7qJDaHKj"
    },
    "trace": [
      {
        "call": {
          "executed": {
            "scalar": "bagaaihraktlmbhigr63yark5r23uzlflyuzdetzj4pt4djwecq2zr7ijz5ja"
          }
        }
      },
      {
        "call": {
          "executed": {
            "stream": {
              "cid": "bagaaihramb4pforev4e63ikvvx6a5tjpju57ma6bu7hv3s4d2waxkgpvpdla",
              "generation": 0
            }
          }
        }
      },
      {
        "canon": {
          "executed": "bagaaihralmfai5bziwhsq4myqcmy2bacfiwkhfbeirg3okolwsr4lvwqivhq"
        }
      }
    ]
  },
  "format": "aqua/particle/1",
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
  "trace": [
    {
      "depth": 0,
      "function": "f",
      "index": 0,
      "kind": "call",
      "peer": "12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW",
      "service": "s",
      "state": {
        "call": {
          "executed": {
            "scalar": "bagaaihraktlmbhigr63yark5r23uzlflyuzdetzj4pt4djwecq2zr7ijz5ja"
          }
        }
      },
      "status": "scalar",
      "text": "call ..orLSiW s.f = {\"a\":[1,2]}",
      "value": {
        "a": [
          1,
          2
        ]
      }
    },
    {
      "depth": 0,
      "function": "g",
      "index": 1,
      "kind": "call",
      "peer": "12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U",
      "service": "s",
      "state": {
        "call": {
          "executed": {
            "stream": {
              "cid": "bagaaihramb4pforev4e63ikvvx6a5tjpju57ma6bu7hv3s4d2waxkgpvpdla",
              "generation": 0
            }
          }
        }
      },
      "status": "stream",
      "text": "call ..7B9S5U s.g = \"ok\", generation 0",
      "value": "ok"
    },
    {
      "depth": 0,
      "index": 2,
      "kind": "canon",
      "peer": "12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U",
      "state": {
        "canon": {
          "executed": "bagaaihralmfai5bziwhsq4myqcmy2bacfiwkhfbeirg3okolwsr4lvwqivhq"
        }
      },
      "status": "executed",
      "text": "canon ..7B9S5U = [\"ok\"]",
      "value": [
        "ok"
      ]
    }
  ],
  "versions": {
    "interpreter_version": "0.62.0",
    "version": "0.17.2"
  }
}
answer.json: 757 bytes, by interpreter 0.62.0 in format 0.17.2, last call 1

trace, 2 states
     0  call ..orLSiW s.f = {"a":[1,2]}
     1  call sent by ..orLSiW

records
  1 value, 1 tetraplet, 1 service result, 0 canon results, 0 canon elements

who answers for what (signatures are checked with `--particle ID`)
  ..orLSiW   1 record     12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW  signed
