# A compute module answers for a service: each peer has its own state, what is logged is told, fuel can take time, and a function
# that the scenario describes comes before the module.
=== args ===
aqua run -s world.toml -v
aqua run main.aqua 'errors("${peer.ann}")' -s world.toml
aqua run main.aqua 'seen("${peer.ann}", "Ada")' -s world.toml --names
aqua run main.aqua 'one("${peer.ann}")' -s world.toml --record out/a.aqrec --quiet
aqua replay out/a.aqrec
aqua trace out/a.aqrec --query 'peer(ann)'
aqua trace out/a.aqrec --query 'log(peer=ann)'
aqua check world.toml
=== greeting.wasm from tests/wasm/modules/greeting.wasm ===
=== toy.wasm from tests/wasm/modules/toy.wasm ===
=== main.aqua ===
aqua Main declares *

export counts, errors, one, seen

data Particle:
  id: string
  init_peer_id: string
  timestamp: u64
  ttl: u32
  token: string
data Tetraplet:
  peer_pk: string
  service_id: string
  function_name: string
  lens: string
data Parameters:
  particle: Particle
  service_id: string
  service_creator_peer_id: string
  host_id: string
  worker_id: string
  tetraplets: [][]Tetraplet
data Seen:
  greeting: string
  parameters: Parameters

service Greeting("greeting"):
  count() -> u32
  failing()
  greeting(name: string) -> string
service Toy("toy"):
  whoami() -> Parameters
  inc() -> u32
  divide(a: i32, b: i32) -> i32

func counts(peers: []string) -> []u32:
  all: *u32
  for p <- peers:
    on p via HOST_PEER_ID:
      all <- Greeting.count()
      all <- Greeting.count()
  <- all

func errors(peer: string) -> []string:
  all: *string
  on peer via HOST_PEER_ID:
    try:
      Greeting.failing()
    catch e:
      all <<- e.message
    try:
      none <- Toy.divide(1, 0)
    catch e:
      all <<- e.message
    try:
      one <- Toy.divide(4, 2)
    all <- Greeting.greeting("who comes after errors")
  <- all

func one(peer: string) -> u32:
  on peer via HOST_PEER_ID:
    count <- Greeting.count()
  <- count

func seen(peer: string, name: string) -> Seen:
  on peer via HOST_PEER_ID:
    greeting <- Greeting.greeting(name)
    parameters <- Toy.whoami()
  <- Seen(greeting = greeting, parameters = parameters)
=== world.toml ===
scenario = 1
program = "main.aqua"

[peers.ann]
[peers.bob]

[[service]]
id = "greeting"
wasm = "greeting.wasm"
takes = "1ms + fuel/1us"
[service.function.greeting]
returns = "described, ${arg.0}"

[[service]]
id = "toy"
on = ["ann"]
wasm = "./toy.wasm"

[[call]]
func = "counts"
args = { peers = ["${peer.ann}", "${peer.bob}", "${peer.ann}"] }
=== expect stdout ===
$ aqua run -s world.toml -v
[1,2,1,2,3,4]
$ aqua run main.aqua 'errors("${peer.ann}")' -s world.toml
["Local service error, ret_code is 1, error message is '\"Error: engine error: Execution error: `call-core 9` failed while calling the local or import function `failing`: Trap occurred: unreachable\"'","Local service error, ret_code is 1, error message is '\"Error: engine error: Execution error: `call-core 35` failed while calling the local or import function `divide`: Trap occurred: integer divide by zero\"'","described, who comes after errors"]
$ aqua run main.aqua 'seen("${peer.ann}", "Ada")' -s world.toml --names
{"greeting":"described, Ada","parameters":{"host_id":"ann","particle":{"id":"9dfbfb63-764c-4fa2-9bfc-a48467c78545","init_peer_id":"client","script":"(xor (seq (seq (seq (seq (ap %init_peer_id% a) (call a (\"getDataSrv\" \"-relay-\") [] b)) (call a (\"getDataSrv\" \"peer\") [] c)) (seq (call a (\"getDataSrv\" \"name\") [] d) (canon b $a #a))) (seq (seq (seq (call c (\"greeting\" \"greeting\") [d] e) (call c (\"toy\" \"whoami\") [] f)) (canon b $a #b)) (seq (new %a (seq (seq (ap (\"greeting\" e) %a) (ap (\"parameters\" f) %a)) (canon a %a g))) (call a (\"callbackSrv\" \"response\") [g])))) (seq (canon b $a #c) (call a (\"errorHandlingSrv\" \"error\") [:error: 0])))","signature":[190,122,159,242,31,232,58,76,122,201,140,35,3,244,92,64,51,138,56,192,12,202,207,159,231,174,9,199,221,64,203,180,133,27,93,106,26,71,22,135,34,65,164,71,124,83,89,112,104,173,164,118,250,50,76,240,235,72,101,244,178,67,176,8],"timestamp":1704067200000,"token":"ACKHQABi3z9ta7ye","ttl":120000},"service_creator_peer_id":"ann","service_id":"toy","tetraplets":[],"worker_id":"ann"}}
$ aqua run main.aqua 'one("${peer.ann}")' -s world.toml --record out/a.aqrec --quiet
1
$ aqua replay out/a.aqrec
38 events, 9 steps: identical
$ aqua trace out/a.aqrec --query 'peer(ann)'
   18     10ms  relay -> ann  message 1 received
   19     10ms  ann: interpreter starts
   20     10ms  ann: interpreter ran
   21     10ms  ann: greeting.count()  [main.aqua:62:14]
   22     10ms  ann: greeting logs info: counted
   23 11.213ms  ann: greeting.count = 1  [main.aqua:62:14]  [world.toml:11:1]
   24 11.213ms  ann: interpreter starts
   25 11.213ms  ann: interpreter ran
   26 11.213ms  ann -> relay  message 1 sent
one ends with value at 21.213ms
$ aqua trace out/a.aqrec --query 'log(peer=ann)'
   22     10ms  ann: greeting logs info: counted
one ends with value at 21.213ms
=== expect stderr ===
$ aqua run -s world.toml -v
     0ms  client: begins
     5ms  client -> relay  message 1 received
    10ms  relay -> ann  message 1 received
    10ms  ann: greeting.count()
    10ms  ann: greeting logs info: counted
11.213ms  ann: greeting.count = 1
11.213ms  ann: greeting.count()
11.213ms  ann: greeting logs info: counted
12.426ms  ann: greeting.count = 2
17.426ms  ann -> relay  message 1 received
22.426ms  relay -> bob  message 1 received
22.426ms  bob: greeting.count()
22.426ms  bob: greeting logs info: counted
23.639ms  bob: greeting.count = 1
23.639ms  bob: greeting.count()
23.639ms  bob: greeting logs info: counted
24.852ms  bob: greeting.count = 2
29.852ms  bob -> relay  message 1 received
34.852ms  relay -> ann  message 2 received
34.852ms  ann: greeting.count()
34.852ms  ann: greeting logs info: counted
36.065ms  ann: greeting.count = 3
36.065ms  ann: greeting.count()
36.065ms  ann: greeting logs info: counted
37.278ms  ann: greeting.count = 4
42.278ms  ann -> relay  message 2 received
47.278ms  relay -> client  message 1 received
47.278ms  client: ends with value
ran counts on 4 peers: 8 hops, 9 service calls, 47.278ms virtual, seed 1, in <time>
$ aqua run main.aqua 'errors("${peer.ann}")' -s world.toml
ran errors on 3 peers: 4 hops, 7 service calls, 21ms virtual, seed 1, in <time>
$ aqua run main.aqua 'seen("${peer.ann}", "Ada")' -s world.toml --names
ran seen on 3 peers: 4 hops, 6 service calls, 20ms virtual, seed 1, in <time>
$ aqua check world.toml
checked 1 file, 0 errors, 0 warnings in <time>
=== expect file out/a.aqrec ===
{"command":["run","main.aqua","one(\"${peer.ann}\")","--scenario","world.toml"],"format":"aqua/recording/2","hermetic":true,"limits":{"events":5000000,"hops":2000000,"instructions":20000000,"memory":2147483648,"steps":200000,"time":0},"peers":{"ann":{"flavour":"node","id":"12D3KooWMook2cYqfiV3uAmE3ybCgcACaz2r3jv9odf2mK2APsEA","kind":"node","number":2},"bob":{"flavour":"node","id":"12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U","kind":"node","number":3},"client":{"flavour":"js","id":"12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","kind":"client","number":0},"relay":{"flavour":"node","id":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6","kind":"relay","number":1}},"program":"main.aqua","rules":{"behaviours":["world.toml:11:1","world.toml:11:1","world.toml:14:1"],"events":[],"links":[]},"scenario":"world.toml","schedule":[],"scripts":[{"call":"main","function":"one","hash":"0696c7855834c735495a6ccf19d8c94c2ff669c562b8c910eec03263a20ff21c","map":[[0,3,60,6,60,9],[82,3,60,10,60,14],[114,3,61,3,62,30],[141,3,62,14,62,30],[172,3,61,3,62,30],[188,3,60,6,60,9]]}],"seed":1,"sources":[{"hash":"f882ff30e0e535dad727127d9b4ac0e2b5630bb86472b2b21a578a810d8b4471","path":"world.toml"},{"hash":"16421e32821ebadad0fd42fbaa53d5923c3761522c0f77fd3a3c7515701502a9","path":"greeting.wasm"},{"hash":"8662763a75b1f8f4c02ee3eba27a9407d2a7ff3d068fa2efe3a86f53481209d3","path":"toy.wasm"},{"hash":"63bdd784cffbeb821a112d77b252004b5485b828394ddeb1404281e374688907","path":"main.aqua"}],"timing":"clock","version":"<version>"}
{"args":[{"value":"12D3KooWMook2cYqfiV3uAmE3ybCgcACaz2r3jv9odf2mK2APsEA"}],"call":0,"function":"one","kind":"call_started","n":1,"particle":0,"peer":"client","t":0}
{"because":1,"kind":"particle_created","n":2,"particle":0,"peer":"client","t":0,"text":"9dfbfb63-764c-4fa2-9bfc-a48467c78545","timestamp":1704067200000,"ttl":120000000}
{"because":2,"kind":"step_started","n":3,"particle":0,"peer":"client","results":[],"t":0}
{"because":3,"code":0,"complete":false,"data":"5bd2b3ac15fc725f9ca93a2e93855521","kind":"step_ended","n":4,"particle":0,"peer":"client","requests":[1],"t":0}
{"at":41,"because":4,"function":"-relay-","id":1,"kind":"service_called","n":5,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":41,"because":5,"code":0,"function":"-relay-","id":1,"kind":"service_returned","n":6,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6"}
{"because":6,"kind":"step_started","n":7,"particle":0,"peer":"client","previous":"5bd2b3ac15fc725f9ca93a2e93855521","results":[1],"t":0}
{"because":7,"code":0,"complete":false,"data":"9094fcb27d2d8f42d0a6f8b32ecfbe14","kind":"step_ended","n":8,"particle":0,"peer":"client","requests":[2],"t":0}
{"at":82,"because":8,"function":"peer","id":2,"kind":"service_called","n":9,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":82,"because":9,"code":0,"function":"peer","id":2,"kind":"service_returned","n":10,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"12D3KooWMook2cYqfiV3uAmE3ybCgcACaz2r3jv9odf2mK2APsEA"}
{"because":10,"kind":"step_started","n":11,"particle":0,"peer":"client","previous":"9094fcb27d2d8f42d0a6f8b32ecfbe14","results":[2],"t":0}
{"because":11,"code":0,"complete":false,"data":"88ffba3d35bd7f5e76866b083d4fb9fe","kind":"step_ended","n":12,"next":["relay"],"particle":0,"peer":"client","requests":[],"t":0}
{"because":12,"data":"88ffba3d35bd7f5e76866b083d4fb9fe","key":"client>relay#1","kind":"particle_sent","n":13,"particle":0,"peer":"client","t":0,"to":"relay"}
{"because":13,"data":"88ffba3d35bd7f5e76866b083d4fb9fe","from":"client","key":"client>relay#1","kind":"particle_received","n":14,"particle":0,"peer":"relay","t":5000}
{"because":14,"current":"88ffba3d35bd7f5e76866b083d4fb9fe","kind":"step_started","n":15,"particle":0,"peer":"relay","results":[],"t":5000}
{"because":15,"code":0,"complete":false,"data":"30a00dc2e49cb91bda9854e0af51ff74","kind":"step_ended","n":16,"next":["ann"],"particle":0,"peer":"relay","requests":[],"t":5000}
{"because":16,"data":"30a00dc2e49cb91bda9854e0af51ff74","key":"relay>ann#1","kind":"particle_sent","n":17,"particle":0,"peer":"relay","t":5000,"to":"ann"}
{"because":17,"data":"30a00dc2e49cb91bda9854e0af51ff74","from":"relay","key":"relay>ann#1","kind":"particle_received","n":18,"particle":0,"peer":"ann","t":10000}
{"because":18,"current":"30a00dc2e49cb91bda9854e0af51ff74","kind":"step_started","n":19,"particle":0,"peer":"ann","results":[],"t":10000}
{"because":19,"code":0,"complete":false,"data":"545637c3f96ab8e35612baf386132a34","kind":"step_ended","n":20,"particle":0,"peer":"ann","requests":[1],"t":10000}
{"at":141,"because":20,"function":"count","id":1,"kind":"service_called","n":21,"particle":0,"peer":"ann","service":"greeting","t":10000}
{"args":[{"value":"counted"}],"because":21,"kind":"log","level":"info","n":22,"particle":0,"peer":"ann","service":"greeting","t":10000}
{"at":141,"because":21,"code":0,"fuel":213,"function":"count","id":1,"kind":"service_returned","n":23,"particle":0,"peer":"ann","rule":0,"service":"greeting","t":11213,"takes":1213,"value":1}
{"because":23,"kind":"step_started","n":24,"particle":0,"peer":"ann","previous":"545637c3f96ab8e35612baf386132a34","results":[1],"t":11213}
{"because":24,"code":0,"complete":false,"data":"f2ade2d491db1ddab761d7224faad451","kind":"step_ended","n":25,"next":["relay"],"particle":0,"peer":"ann","requests":[],"t":11213}
{"because":25,"data":"f2ade2d491db1ddab761d7224faad451","key":"ann>relay#1","kind":"particle_sent","n":26,"particle":0,"peer":"ann","t":11213,"to":"relay"}
{"because":26,"data":"f2ade2d491db1ddab761d7224faad451","from":"ann","key":"ann>relay#1","kind":"particle_received","n":27,"particle":0,"peer":"relay","t":16213}
{"because":27,"current":"f2ade2d491db1ddab761d7224faad451","kind":"step_started","n":28,"particle":0,"peer":"relay","previous":"30a00dc2e49cb91bda9854e0af51ff74","results":[],"t":16213}
{"because":28,"code":0,"complete":false,"data":"33c44ce86bdd508f026841641faab9b1","kind":"step_ended","n":29,"next":["client"],"particle":0,"peer":"relay","requests":[],"t":16213}
{"because":29,"data":"33c44ce86bdd508f026841641faab9b1","key":"relay>client#1","kind":"particle_sent","n":30,"particle":0,"peer":"relay","t":16213,"to":"client"}
{"because":30,"data":"33c44ce86bdd508f026841641faab9b1","from":"relay","key":"relay>client#1","kind":"particle_received","n":31,"particle":0,"peer":"client","t":21213}
{"because":31,"current":"33c44ce86bdd508f026841641faab9b1","kind":"step_started","n":32,"particle":0,"peer":"client","previous":"88ffba3d35bd7f5e76866b083d4fb9fe","results":[],"t":21213}
{"because":32,"code":0,"complete":false,"data":"3b634f93c5eafdce05d40f3910464d6f","kind":"step_ended","n":33,"particle":0,"peer":"client","requests":[3],"t":21213}
{"args":[{"tetraplets":[["ann","greeting","count",""]],"value":1}],"at":188,"because":33,"function":"response","id":3,"kind":"service_called","n":34,"particle":0,"peer":"client","service":"callbackSrv","t":21213}
{"because":34,"call":0,"kind":"call_ended","n":35,"outcome":"value","particle":0,"peer":"client","t":21213,"values":[{"value":1}]}
{"at":188,"because":34,"code":0,"function":"response","id":3,"kind":"service_returned","n":36,"particle":0,"peer":"client","service":"callbackSrv","t":21213,"takes":0,"value":{}}
{"because":36,"kind":"step_started","n":37,"particle":0,"peer":"client","previous":"3b634f93c5eafdce05d40f3910464d6f","results":[3],"t":21213}
{"because":37,"code":0,"complete":true,"data":"4a08e6ca877493f8ebae5371b9597d93","kind":"step_ended","n":38,"particle":0,"peer":"client","requests":[],"t":21213}
{"answers":1,"failures":[],"function":"one","hash":"9dbdf530257801b9aa8bfb5cfecf120c885a90091d563ad4a802dacbbb92b387","kind":"outcome","outcome":"value","stats":{"calls":4,"hops":4,"lost":0,"peers":3,"steps":9,"time":21213},"t":21213,"values":[{"value":1}]}
