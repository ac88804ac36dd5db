# What is in the data of a particle: states, values, who answers for what.
=== args ===
aqua particle show p.b64
aqua particle show p.b64 --peer client --peer bob --particle particle
aqua particle show p.b64 --format json --particle particle
aqua particle show answer.json
=== p.b64 from tests/golden/common/particle.b64 ===
=== answer.json ===
{"ret_code": 0, "data": "g6d2ZXJzaW9upjAuMTcuMrNpbnRlcnByZXRlcl92ZXJzaW9upjAuNjIuMKppbm5lcl9kYXRhxQK8YmFnYWFpaHJha3RsbWJoaWdyNjN5YXJrNXIyM3V6bGZseXV6ZGV0emo0cHQ0ZGp3ZWNxMnpyN2lqejVqYTEyRDNLb29XUkFkOWM5VmtWR2RXS3d3NlJtdXI4bWVIdFFjbXNMZExkdTY2S2JvckxTaVcAAAAAAAA0yf///wEAAAABAAAAAAAAAP///3gAAAA9AAAAAAEAAAAAAAAAAAAAAP///9QAAAAAAAAAAGJhZ2FhaWhyYWxzZGF0cnltZmlvcGF4bHhyN2JycjY3aW55ZXppeHgyZW9scmdlcnBmcHU1bXZmdWNvZGF7ImEiOlsxLDJdff////UAAAAL////sAAAAD3////wYmFnYWFpaHJhZHRkN2NjdHdib2d0N2V1a2M3NWltdnZlamxmaW5mNDVuaGFqdjcyYmdkNzJxd2o2MzZmYTEyRDNLb29XUkFkOWM5VmtWR2RXS3d3NlJtdXI4bWVIdFFjbXNMZExkdTY2S2JvckxTaVcAAAAAAAA0yf///3MAAAAAAAABZgAAAAAAAAEAAAAAAAAAAP///2wAAAA9////2GJhZ2FhaWhyYXNxbjN4dTJ0NjJhdzZibTJjMmF6NHBmemV1Y3F4Zm5oM3RsbHJ0aHZhN3VpbGE3bXNja2EAAAD///7EAAAAPf///7gAAAA9////EAAAAD3///4AAAAAPf///+AA5A/bw4fzAxrBjcbwlcHkrxuelnrtAE2I2xRZw9DknjMAwuvbVcTl8gQq7XPtqTRLiHdX2uTypDwBNTi38zy0dRsaIdHcv3475E2w7RX+OVbYEhD8QRntYjxj1aF3ElBsBgAA////nAAAACH///+1AAAAQf///fwAAAACAAAAAf///nAAAAAB////CAAAAAH///8MAAAAAP///wQAAAAA////VAAAAAH///+8AAAAAQ=="}
=== expect stdout ===
$ aqua particle show p.b64
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
$ aqua particle show p.b64 --peer client --peer bob --particle particle
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
$ aqua particle show p.b64 --format json --particle particle
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
$ aqua particle show answer.json
answer.json: 757 bytes, by interpreter 0.62.0 in format 0.17.2, last call 1

trace, 2 states
     0  call ..orLSiW s.f = {"a":[1,2]}
     1  call sent by ..orLSiW

records
  1 value, 1 tetraplet, 1 service result, 0 canon results, 0 canon elements

who answers for what (signatures are checked with `--particle ID`)
  ..orLSiW   1 record     12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW  signed
