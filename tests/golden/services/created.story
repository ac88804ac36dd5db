# A service that a program makes of modules runs as one that the scenario describes: it has an interface, a memory that a crash
# ends, files on a disk, and the folder of each particle, which `vault` sees as well.
=== args ===
aqua test made.scenario.toml -v
aqua run -s once.toml --record out/a.aqrec
aqua replay out/a.aqrec
aqua trace out/a.aqrec --query 'log(peer=relay)'
aqua run main.aqua 'refused(content)' -s world.toml --data '{"content": "AGFzbQ=="}'
aqua run -s missing.toml
aqua run -s places.toml
=== greeting.wasm from tests/wasm/modules/greeting.wasm ===
=== wasi.wasm from tests/wasm/modules/wasi.wasm ===
=== modules/toy.wasm from tests/wasm/modules/toy.wasm ===
=== modules/facade.wasm from tests/wasm/modules/facade.wasm ===
=== main.aqua ===
aqua Main declares *

import Dist, Srv, Stat, Vault, Interface, ModuleConfig from "aqua/builtin.aqua"

export deploy, deployAndCount, deployTwo, count, interface, remove, files, kept, refused

-- Nodes take the bytes as base64.
service Modules("dist"):
  add_module(content: string, config: ModuleConfig) -> string

service Greeter("greeter"):
  count() -> u32
  failing()
  nothing()

service Twice("twice"):
  twice(name: string) -> string

service Files("files"):
  put(path: string, content: []u8) -> u32
  get_anywhere(path: string) -> []u8
  names(path: string) -> []string

func add(name: string, content: string) -> string:
  config <- Dist.default_module_config(name)
  hash <- Modules.add_module(content, config)
  <- hash

func create(name: string, modules: []string, alias: string) -> string:
  blueprint <- Dist.make_blueprint(name, modules)
  id <- Dist.add_blueprint(blueprint)
  service <- Srv.create(id)
  Srv.add_alias(alias, service)
  <- service

func deploy(content: string, alias: string) -> string:
  on HOST_PEER_ID:
    hash <- add(alias, content)
    service <- create(alias, [hash], alias)
  <- service

func deployAndCount(content: string) -> u32:
  service <- deploy(content, "greeter")
  on HOST_PEER_ID:
    n <- Greeter.count()
  <- n

-- The second module imports from the first.
func deployTwo(toy: string, facade: string) -> string, []u64:
  on HOST_PEER_ID:
    first <- add("toy", toy)
    second <- add("facade", facade)
    service <- create("twice", [first, second], "twice")
    answer <- Twice.twice("Ada")
    modules <- Stat.service_memory("twice")
    sizes: *u64
    for module <- modules:
      sizes <<- module.memory_size_bytes
  <- answer, sizes

func count() -> u32, []string:
  problems: *string
  on HOST_PEER_ID:
    n <- Greeter.count()
    try:
      Greeter.failing()
    catch e:
      problems <<- e.message
    try:
      Greeter.nothing()
    catch e:
      problems <<- e.message
  <- n, problems

func interface() -> Interface:
  on HOST_PEER_ID:
    found <- Srv.get_interface("greeter")
  <- found

func remove() -> []string:
  problems: *string
  on HOST_PEER_ID:
    Srv.remove("greeter")
    try:
      n <- Greeter.count()
    catch e:
      problems <<- e.message
  <- problems

-- What `vault` writes, modules read.
func files() -> []u8, []string:
  on HOST_PEER_ID:
    path <- Vault.put("ok")
    read <- Files.get_anywhere(path)
    done <- Files.put("kept", read)
    names <- Files.names(".")
  <- read, names

func kept() -> []string:
  on HOST_PEER_ID:
    names <- Files.names(".")
  <- names

func refused(content: string) -> string:
  on HOST_PEER_ID:
    hash <- add("broken", content)
    service <- create("broken", [hash], "broken")
  <- service
=== world.toml ===
scenario = 1
program = "main.aqua"
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
manager = "client"
=== made.scenario.toml ===
scenario = 1
program = "main.aqua"
extends = "world.toml"
[[call]]
id = "again"
func = "count"
at = "3s"
expect = { returns = [2, [{ contains = "unreachable" }, { contains = "function with name `nothing` is missing" }]] }
[[call]]
id = "deploy"
func = "deploy"
args = { alias = "greeter" }
files = { content = "greeting.wasm" }
[[call]]
id = "count"
func = "count"
at = "1s"
expect = { returns = [1, [{ contains = "unreachable" }, { contains = "function with name `nothing` is missing" }]] }
[[call]]
id = "two"
func = "deployTwo"
files = { toy = "modules/toy.wasm", facade = "modules/facade.wasm" }
expect = { returns = ["hello, hello, Ada", [65536, 65536]] }
[[call]]
id = "interface"
func = "interface"
at = "1s"
expect = { returns = { function_signatures = [
  { name = "greeting", arguments = [["name", "string"]], output_types = ["string"] },
  { name = "greeting_record", arguments = [], output_types = ["Greeting"] },
  { name = "count", arguments = [], output_types = ["u32"] },
  { name = "failing", arguments = [], output_types = [] },
], record_types = [{ id = 6, name = "Greeting", fields = [["text", "string"], ["number", "u32"]] }] } }
[[call]]
id = "deploy files"
func = "deploy"
args = { alias = "files" }
files = { content = "wasi.wasm" }
[[call]]
id = "files"
func = "files"
at = "1s"
expect = { returns = [[111, 107], [".", "..", "files", "kept"]] }
[[call]]
id = "kept"
func = "kept"
at = "4s"
expect = { returns = [".", "..", "files", "kept"] }
[[call]]
id = "remove"
func = "remove"
at = "5s"
expect = { returns = [{ contains = "Service with id 'greeter' not found (function count)" }] }

[[variant]]
name = "the node was down: services and their files are there, what was in memory is not"
event = [
  { at = "2s", do = "crash", peer = "relay" },
  { at = "2500ms", do = "restart", peer = "relay" },
]
expect = { returns = [1, [{ contains = "unreachable" }, { contains = "function with name `nothing` is missing" }]] }
=== once.toml ===
scenario = 1
program = "main.aqua"
extends = "world.toml"
[[call]]
func = "deployAndCount"
files = { content = "greeting.wasm" }
=== missing.toml ===
scenario = 1
program = "main.aqua"
extends = "world.toml"
[[call]]
func = "deploy"
args = { alias = "greeter" }
files = { content = "nowhere.wasm" }
=== places.toml ===
scenario = 1
program = "main.aqua"
extends = "world.toml"
[[call]]
func = "deploy"
args = ["greeter"]
files = { content = "greeting.wasm" }
=== expect stdout ===
$ aqua run -s once.toml --record out/a.aqrec
1
$ aqua replay out/a.aqrec
54 events, 13 steps: identical
$ aqua trace out/a.aqrec --query 'log(peer=relay)'
   42      5ms  relay: 9b7f82bb-6acb-4a84-acdf-52571caaeb50 logs info: counted
deployAndCount ends with value at 10ms
=== expect stderr ===
$ aqua test made.scenario.toml -v
pass    made.scenario.toml › made.scenario.toml
pass    made.scenario.toml › made.scenario.toml › the node was down: services and their files are there, what was in memory is not
2 cases: 2 passed · 4 runs in <time>
$ aqua run -s once.toml --record out/a.aqrec
     5ms  relay: 9b7f82bb-6acb-4a84-acdf-52571caaeb50 logs info: counted
ran deployAndCount on 2 peers: 2 hops, 10 service calls, 10ms virtual, seed 1, in <time>
$ aqua run main.aqua 'refused(content)' -s world.toml --data '{"content": "AGFzbQ=="}'
error[AQ9101]: the workflow ended with an error: Local service error, ret_code is 1, error message is '"Error: engine error: Wasm backend error: error compiling module: byte 4: unexpected end"'
   ┌─ main.aqua:32:14
   │
32 │   service <- Srv.create(id)
   │              ^^^^^^^^^^^^^^ failed here
   │
 note: error code 10000
 note: on relay

ran refused on 2 peers: 2 hops, 8 service calls, 10ms virtual, seed 1, in <time>
$ aqua run -s missing.toml
error[AQ9001]: cannot read `nowhere.wasm`: no such file
  ┌─ missing.toml:7:21
  │
7 │ files = { content = "nowhere.wasm" }
  │                     ^^^^^^^^^^^^^^
  │

$ aqua run -s places.toml
error[AQ7004]: found `["greeter"]`, expected a table, beside `files`
  ┌─ places.toml:6:8
  │
6 │ args = ["greeter"]
  │        ^^^^^^^^^^^
  │

=== expect exit ===
0
0
0
0
4
3
2
=== expect file out/a.aqrec ===
{"command":["run","--scenario","once.toml"],"format":"aqua/recording/2","hermetic":true,"limits":{"events":5000000,"hops":2000000,"instructions":20000000,"memory":536870912,"steps":200000,"time":0},"peers":{"client":{"flavour":"js","id":"12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","kind":"client","number":0},"relay":{"flavour":"node","id":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6","kind":"relay","number":1}},"program":"main.aqua","rules":{"behaviours":[],"events":[],"links":[]},"scenario":"once.toml","schedule":[],"scripts":[{"call":"main","function":"deployAndCount","hash":"67264bcdb63a20e7b65e2c8f66e66f5b83145cf6d3cb22b571a3bac78e0b7210","map":[[0,4,42,6,42,20],[82,4,42,21,42,28],[128,4,25,13,25,45],[180,4,26,11,26,46],[216,4,39,30,39,36],[229,4,39,31,39,35],[238,4,39,30,39,36],[272,4,30,16,30,50],[319,4,31,9,31,38],[356,4,32,14,32,28],[395,4,33,3,33,32],[434,4,45,10,45,25],[465,4,42,6,42,20]]}],"seed":1,"sources":[{"hash":"01cdf3c684c5f92faabaa1ef07ca399e4bffd655a9767626455448782d7d8ba2","path":"once.toml"},{"hash":"958422c12b6476186068669487bd04b6af68fc1687f7be5170a45e6662821943","path":"world.toml"},{"hash":"16421e32821ebadad0fd42fbaa53d5923c3761522c0f77fd3a3c7515701502a9","path":"greeting.wasm"},{"hash":"e57f1cbfd1cc5c5eefc744dde69058a185af21095a620ccf97ba2d9b74f183b1","path":"<stdlib>/aqua/builtin.aqua"},{"hash":"a1e9a8b900e6739eb7b5072c156468ad04095ed7162f7d3760d20459337c8856","path":"main.aqua"}],"timing":"clock","version":"<version>"}
{"hash":"7069865bb8c05732a0f2abf55ca21d3a","kind":"value","value":"AGFzbQEAAAABHgZgBH9/f38AYAJ/fwF/YAAAYAABf2ABfwBgAn9/AAIoARRfX21hcmluZV9ob3N0X2FwaV92Mw9sb2dfdXRmOF9zdHJpbmcAAAMLCgECAwMEBAUCAwIEBQFwAQEBBQMBAAIGCAF/AUGg3QQLB5wBCwZtZW1vcnkCAAhhbGxvY2F0ZQABD3JlbGVhc2Vfb2JqZWN0cwACD2dldF9yZXN1bHRfc2l6ZQADDmdldF9yZXN1bHRfcHRyAAQPc2V0X3Jlc3VsdF9zaXplAAUOc2V0X3Jlc3VsdF9wdHIABghncmVldGluZwAHD2dyZWV0aW5nX3JlY29yZAAIBWNvdW50AAkHZmFpbGluZwAKCqYDCkEBAX8CQCAADQBBAA8LAkBBgN2DgABBACgCnIiAgAAiAmsgAEkNAEEAIAIgAEEHakF4cWo2ApyIgIAAIAIPCwAACxEAQQBBoIiAgAA2ApyIgIAACwsAQQAoAoDdg4AACwsAQQAoAoTdg4AACw0AQQAgADYCgN2DgAALDQBBACAANgKE3YOAAAu1AQEEf0EAIQJBACEDAkACQCABQQRqIgRFDQBBgN2DgABBACgCnIiAgAAiA2sgBEkNAUEAIAMgAUELakF4cWo2ApyIgIAACwNAIAMgAmogAkGWiICAAGotAAA6AAAgAkEBaiICQQRHDQALAkAgAUUNACADIAJqIQVBACECA0AgBSACaiAAIAJqLQAAOgAAIAEgAkEBaiICRw0ACwtBACAENgKA3YOAAEEAIAM2AoTdg4AADwsAAAswAEEAQo2AgICgBTcCjN2DgABBAEGIiICAADYCiN2DgABBAEGI3YOAADYChN2DgAALLwEBf0EDQQBBgIiAgABBBxCAgICAAEEAQQAoApTdg4AAQQFqIgA2ApTdg4AAIAALBAAAAAsLLAIAQYAICxtjb3VudGVkAEhlbGxvLCB3b3JsZCEASGksIAAAQZwICwQgBAAAANECD2ludGVyZmFjZS10eXBlcwUGMC4yNy4wAA8AAQRzaXplDAEMAAAAAAABDAAAAQwAAQtyZXN1bHRfc2l6ZQwAAAEKcmVzdWx0X3B0cgwAAQhHcmVldGluZwIEdGV4dAoGbnVtYmVyBgABBG5hbWUKAQoAAQRuYW1lCgEKAAABDgYAAAEOBgAAAQYAAAEGAAAAAAAAAgQHCwAAJEABAQAAACMBBgEDAQIiAQEJBAEHAQM6BgEBCwIBCBYNAQEJAwoIYWxsb2NhdGUAD3JlbGVhc2Vfb2JqZWN0cwEPZ2V0X3Jlc3VsdF9zaXplAg5nZXRfcmVzdWx0X3B0cgMPc2V0X3Jlc3VsdF9zaXplBA5zZXRfcmVzdWx0X3B0cgUIZ3JlZXRpbmcID2dyZWV0aW5nX3JlY29yZAoFY291bnQMB2ZhaWxpbmcOBAQIBwoJDAsODQAcFV9fZmx1ZW5jZV9zZGtfdmVyc2lvbjAuMTQuMA=="}
{"args":[{"value_ref":"7069865bb8c05732a0f2abf55ca21d3a"}],"call":0,"function":"deployAndCount","kind":"call_started","n":1,"particle":0,"peer":"client","t":0}
{"because":1,"kind":"particle_created","n":2,"particle":0,"peer":"client","t":0,"text":"9dfbfb63-764c-4fa2-9bfc-a48467c78545","timestamp":1704067200000,"ttl":120000000}
{"because":2,"kind":"step_started","n":3,"particle":0,"peer":"client","results":[],"t":0}
{"because":3,"code":0,"complete":false,"data":"5bd2b3ac15fc725f9ca93a2e93855521","kind":"step_ended","n":4,"particle":0,"peer":"client","requests":[1],"t":0}
{"at":46,"because":4,"function":"-relay-","id":1,"kind":"service_called","n":5,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":46,"because":5,"code":0,"function":"-relay-","id":1,"kind":"service_returned","n":6,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6"}
{"because":6,"kind":"step_started","n":7,"particle":0,"peer":"client","previous":"5bd2b3ac15fc725f9ca93a2e93855521","results":[1],"t":0}
{"because":7,"code":0,"complete":false,"data":"9094fcb27d2d8f42d0a6f8b32ecfbe14","kind":"step_ended","n":8,"particle":0,"peer":"client","requests":[2],"t":0}
{"at":82,"because":8,"function":"content","id":2,"kind":"service_called","n":9,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":82,"because":9,"code":0,"function":"content","id":2,"kind":"service_returned","n":10,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value_ref":"7069865bb8c05732a0f2abf55ca21d3a"}
{"because":10,"kind":"step_started","n":11,"particle":0,"peer":"client","previous":"9094fcb27d2d8f42d0a6f8b32ecfbe14","results":[2],"t":0}
{"because":11,"code":0,"complete":false,"data":"16c5224c112d5ee89b0c5fe630e9c7bf","kind":"step_ended","n":12,"next":["relay"],"particle":0,"peer":"client","requests":[],"t":0}
{"because":12,"data":"16c5224c112d5ee89b0c5fe630e9c7bf","key":"client>relay#1","kind":"particle_sent","n":13,"particle":0,"peer":"client","t":0,"to":"relay"}
{"because":13,"data":"16c5224c112d5ee89b0c5fe630e9c7bf","from":"client","key":"client>relay#1","kind":"particle_received","n":14,"particle":0,"peer":"relay","t":5000}
{"because":14,"current":"16c5224c112d5ee89b0c5fe630e9c7bf","kind":"step_started","n":15,"particle":0,"peer":"relay","results":[],"t":5000}
{"because":15,"code":0,"complete":false,"data":"7908fe2157f282bd989ff58ff1da85f1","kind":"step_ended","n":16,"particle":0,"peer":"relay","requests":[1],"t":5000}
{"args":[{"tetraplets":[["client","","",""]],"value":"greeter"}],"at":128,"because":16,"function":"default_module_config","id":1,"kind":"service_called","n":17,"particle":0,"peer":"relay","service":"dist","t":5000}
{"at":128,"because":17,"code":0,"function":"default_module_config","id":1,"kind":"service_returned","n":18,"particle":0,"peer":"relay","service":"dist","t":5000,"takes":0,"value":{"logger_enabled":[],"logging_mask":[],"max_heap_size":[],"mem_pages_count":[],"name":"greeter","wasi":[]}}
{"because":18,"kind":"step_started","n":19,"particle":0,"peer":"relay","previous":"7908fe2157f282bd989ff58ff1da85f1","results":[1],"t":5000}
{"because":19,"code":0,"complete":false,"data":"28b63c54cd1a902f3865fd9016846c09","kind":"step_ended","n":20,"particle":0,"peer":"relay","requests":[2],"t":5000}
{"args":[{"tetraplets":[["client","getDataSrv","content",""]],"value_ref":"7069865bb8c05732a0f2abf55ca21d3a"},{"tetraplets":[["relay","dist","default_module_config",""]],"value":{"logger_enabled":[],"logging_mask":[],"max_heap_size":[],"mem_pages_count":[],"name":"greeter","wasi":[]}}],"at":180,"because":20,"function":"add_module","id":2,"kind":"service_called","n":21,"particle":0,"peer":"relay","service":"dist","t":5000}
{"at":180,"because":21,"code":0,"function":"add_module","id":2,"kind":"service_returned","n":22,"particle":0,"peer":"relay","service":"dist","t":5000,"takes":0,"value":"bafkreiefayzatwg7zmjrpxkrciwxkj6dpha7dqjycrdu5r3miywcqp2xre"}
{"because":22,"kind":"step_started","n":23,"particle":0,"peer":"relay","previous":"28b63c54cd1a902f3865fd9016846c09","results":[2],"t":5000}
{"because":23,"code":0,"complete":false,"data":"5d5ec2b97207d7b4864e84cc50488b94","kind":"step_ended","n":24,"particle":0,"peer":"relay","requests":[3],"t":5000}
{"args":[{"tetraplets":[["client","","",""]],"value":"greeter"},{"tetraplets":[["relay","dist","add_module",""]],"value":["bafkreiefayzatwg7zmjrpxkrciwxkj6dpha7dqjycrdu5r3miywcqp2xre"]}],"at":272,"because":24,"function":"make_blueprint","id":3,"kind":"service_called","n":25,"particle":0,"peer":"relay","service":"dist","t":5000}
{"at":272,"because":25,"code":0,"function":"make_blueprint","id":3,"kind":"service_returned","n":26,"particle":0,"peer":"relay","service":"dist","t":5000,"takes":0,"value":"{\"dependencies\":[{\"/\":\"bafkreiefayzatwg7zmjrpxkrciwxkj6dpha7dqjycrdu5r3miywcqp2xre\"}],\"name\":\"greeter\"}"}
{"because":26,"kind":"step_started","n":27,"particle":0,"peer":"relay","previous":"5d5ec2b97207d7b4864e84cc50488b94","results":[3],"t":5000}
{"because":27,"code":0,"complete":false,"data":"54b622171e4c741a41a2e252639a2b07","kind":"step_ended","n":28,"particle":0,"peer":"relay","requests":[4],"t":5000}
{"args":[{"tetraplets":[["relay","dist","make_blueprint",""]],"value":"{\"dependencies\":[{\"/\":\"bafkreiefayzatwg7zmjrpxkrciwxkj6dpha7dqjycrdu5r3miywcqp2xre\"}],\"name\":\"greeter\"}"}],"at":319,"because":28,"function":"add_blueprint","id":4,"kind":"service_called","n":29,"particle":0,"peer":"relay","service":"dist","t":5000}
{"at":319,"because":29,"code":0,"function":"add_blueprint","id":4,"kind":"service_returned","n":30,"particle":0,"peer":"relay","service":"dist","t":5000,"takes":0,"value":"bafkreialbahjsefqpmfcdcjdjencbdyyfohbzo6w5buyb4yeandsaokqva"}
{"because":30,"kind":"step_started","n":31,"particle":0,"peer":"relay","previous":"54b622171e4c741a41a2e252639a2b07","results":[4],"t":5000}
{"because":31,"code":0,"complete":false,"data":"d734584fd44d00b38ff2adff76dd829f","kind":"step_ended","n":32,"particle":0,"peer":"relay","requests":[5],"t":5000}
{"args":[{"tetraplets":[["relay","dist","add_blueprint",""]],"value":"bafkreialbahjsefqpmfcdcjdjencbdyyfohbzo6w5buyb4yeandsaokqva"}],"at":356,"because":32,"function":"create","id":5,"kind":"service_called","n":33,"particle":0,"peer":"relay","service":"srv","t":5000}
{"at":356,"because":33,"code":0,"function":"create","id":5,"kind":"service_returned","n":34,"particle":0,"peer":"relay","service":"srv","t":5000,"takes":0,"value":"9b7f82bb-6acb-4a84-acdf-52571caaeb50"}
{"because":34,"kind":"step_started","n":35,"particle":0,"peer":"relay","previous":"d734584fd44d00b38ff2adff76dd829f","results":[5],"t":5000}
{"because":35,"code":0,"complete":false,"data":"8e1040dbbe53102650d0da6b911d7409","kind":"step_ended","n":36,"particle":0,"peer":"relay","requests":[6],"t":5000}
{"args":[{"tetraplets":[["client","","",""]],"value":"greeter"},{"tetraplets":[["relay","srv","create",""]],"value":"9b7f82bb-6acb-4a84-acdf-52571caaeb50"}],"at":395,"because":36,"function":"add_alias","id":6,"kind":"service_called","n":37,"particle":0,"peer":"relay","service":"srv","t":5000}
{"at":395,"because":37,"code":0,"function":"add_alias","id":6,"kind":"service_returned","n":38,"particle":0,"peer":"relay","service":"srv","t":5000,"takes":0,"value":""}
{"because":38,"kind":"step_started","n":39,"particle":0,"peer":"relay","previous":"8e1040dbbe53102650d0da6b911d7409","results":[6],"t":5000}
{"because":39,"code":0,"complete":false,"data":"e6590597a04d6776bc04a90876267100","kind":"step_ended","n":40,"particle":0,"peer":"relay","requests":[7],"t":5000}
{"at":434,"because":40,"function":"count","id":7,"kind":"service_called","n":41,"particle":0,"peer":"relay","service":"greeter","t":5000}
{"args":[{"value":"counted"}],"because":41,"kind":"log","level":"info","n":42,"particle":0,"peer":"relay","service":"9b7f82bb-6acb-4a84-acdf-52571caaeb50","t":5000}
{"at":434,"because":41,"code":0,"fuel":213,"function":"count","id":7,"kind":"service_returned","n":43,"particle":0,"peer":"relay","service":"greeter","t":5000,"takes":0,"value":1}
{"because":43,"kind":"step_started","n":44,"particle":0,"peer":"relay","previous":"e6590597a04d6776bc04a90876267100","results":[7],"t":5000}
{"because":44,"code":0,"complete":false,"data":"02d56b375508fbe5f67855f418a5ae88","kind":"step_ended","n":45,"next":["client"],"particle":0,"peer":"relay","requests":[],"t":5000}
{"because":45,"data":"02d56b375508fbe5f67855f418a5ae88","key":"relay>client#1","kind":"particle_sent","n":46,"particle":0,"peer":"relay","t":5000,"to":"client"}
{"because":46,"data":"02d56b375508fbe5f67855f418a5ae88","from":"relay","key":"relay>client#1","kind":"particle_received","n":47,"particle":0,"peer":"client","t":10000}
{"because":47,"current":"02d56b375508fbe5f67855f418a5ae88","kind":"step_started","n":48,"particle":0,"peer":"client","previous":"16c5224c112d5ee89b0c5fe630e9c7bf","results":[],"t":10000}
{"because":48,"code":0,"complete":false,"data":"c1ed328562f7e3151c21c1ad19bce420","kind":"step_ended","n":49,"particle":0,"peer":"client","requests":[3],"t":10000}
{"args":[{"tetraplets":[["relay","greeter","count",""]],"value":1}],"at":465,"because":49,"function":"response","id":3,"kind":"service_called","n":50,"particle":0,"peer":"client","service":"callbackSrv","t":10000}
{"because":50,"call":0,"kind":"call_ended","n":51,"outcome":"value","particle":0,"peer":"client","t":10000,"values":[{"value":1}]}
{"at":465,"because":50,"code":0,"function":"response","id":3,"kind":"service_returned","n":52,"particle":0,"peer":"client","service":"callbackSrv","t":10000,"takes":0,"value":{}}
{"because":52,"kind":"step_started","n":53,"particle":0,"peer":"client","previous":"c1ed328562f7e3151c21c1ad19bce420","results":[3],"t":10000}
{"because":53,"code":0,"complete":true,"data":"7b61bf9b060ac3e74fd764232f16045e","kind":"step_ended","n":54,"particle":0,"peer":"client","requests":[],"t":10000}
{"answers":1,"failures":[],"function":"deployAndCount","hash":"2cf046deb5924f488e89c466a861f6fb09d4c4d2442ff2702834d13f56fd1567","kind":"outcome","outcome":"value","stats":{"calls":10,"hops":2,"lost":0,"peers":2,"steps":13,"time":10000},"t":10000,"values":[{"value":1}]}
