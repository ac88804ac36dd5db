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
=== particle.b64 from tests/golden/common/particle.b64 ===
=== expect stdout ===
$ aqua air run s.air --current noise.b64
code 3: an error occurred while envelope deserialization: byte 0: no envelope, expected a map of three members.\nAquaVM version is 0.62.0 and it expects 0.17.2 version.
$ aqua air run s.air --call-results '{"7": {"result": 1}}'
code 30000: after finishing execution of supplied AIR, there are some unprocessed call results: `{"7": CallServiceResult { ret_code: 0, result: "1" }}`, probably a wrong call_id used
data: 232 bytes
$ aqua air run s.air --current particle.b64 --particle other
code 9: signature mismatch for "12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U": Verification(Ed25519(signature::Error { source: Some(Verification equation was not satisfied) }, "4KwuwLrPr8iahmVcM6MwdJUFHSNvVxPhZBQindWcafvRozZD73uZpmGKVrnVTcaNGzrC6bdofF4q7ULu8scmgxjG", "7SJwX2ubkNj4ZwjRcenAT9K9TLeAasBtvwv4gDxHFVMY")), values: CIDS: ["bagaaihralmfai5bziwhsq4myqcmy2bacfiwkhfbeirg3okolwsr4lvwqivhq", "bagaaihramb4pforev4e63ikvvx6a5tjpju57ma6bu7hv3s4d2waxkgpvpdla"]
=== expect stderr ===
$ aqua air run
error: no file, expected `aqua air run FILE`
 help: `--batch` reads requests instead
$ aqua air run s.air t.air
error: 2 files, expected `aqua air run FILE`
$ aqua air run --batch s.air
error: a file beside `--batch`, whose requests bring their scripts
$ aqua air run bad.air
error[AQ6012]: found `)`, expected another instruction in parentheses
  ┌─ bad.air:1:12
  │
1 │ (seq (null))
  │  ---       ^
  │  │
  │  in this `seq`
  │

$ aqua air run nowhere.air
error[AQ9001]: cannot read `nowhere.air`: no such file

$ aqua air run s.air --prev nowhere.bin
error[AQ9001]: cannot read `nowhere.bin`: no such file

$ aqua air run s.air --current not_base64
error[AQ7201]: `not_base64` has no particle data: neither the bytes of particle data nor base64

$ aqua air run s.air --call-results '[]'
error: `--call-results`: the call results are no object
 help: for example --call-results '{"1": {"result": "hello"}}'
$ aqua air run s.air --call-results '{'
error: `--call-results`: EOF while parsing an object at line 1 column 1
 help: for example --call-results '{"1": {"result": "hello"}}'
$ aqua air run s.air --call-results '{"x": {"result": 1}}'
error: `--call-results`: a call result has the key `x`, expected a call id
 help: for example --call-results '{"1": {"result": "hello"}}'
$ aqua air run s.air --call-results '{"1": {}}'
error: `--call-results`: the call result 1 has neither `raw` nor `result`
 help: for example --call-results '{"1": {"result": "hello"}}'
$ aqua air run s.air --call-results @nowhere.json
error[AQ9001]: cannot read `nowhere.json`: no such file

$ aqua air run s.air -o unwritable/new.bin
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
