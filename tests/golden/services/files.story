# Modules have files in memory: those of a service, and a folder of each particle that the services of a peer share.
# Files on a disk are there after a crash, instances are not.
=== args ===
aqua test files.scenario.toml -v
aqua run main.aqua 'shared("${peer.ann}")' -s world.toml --names
aqua run -s several.toml
aqua run -s several.toml --record out/a.aqrec --quiet
aqua replay out/a.aqrec
aqua run main.aqua 'twice("${peer.ann}")' -s broken.toml
aqua check broken.toml several.toml
=== wasi.wasm from tests/wasm/modules/wasi.wasm ===
=== modules/toy.wasm from tests/wasm/modules/toy.wasm ===
=== modules/facade.wasm from tests/wasm/modules/facade.wasm ===
=== Config.toml ===
modules_dir = "modules"
total_memory_limit = "4 MiB"
[[module]]
name = "toy"
[[module]]
name = "facade"
=== Vault.toml ===
[[module]]
name = "wasi"
load_from = "."
[module.wasi]
mapped_dirs = { "/in" = "/vault" }
=== Broken.toml ===
modules_dir = "nowhere"
[[module]]
name = "toy"
=== paths.js ===
service({ join([parts]) { return parts.join('/'); } });
=== main.aqua ===
aqua Main declares *

export keep, shared, twice

service Files("files"):
  put(path: string, content: []u8) -> u32
  append(path: string, content: []u8) -> u32
  get(path: string) -> []u8
  mounts() -> []string
service One("one"):
  put(path: string, content: []u8) -> u32
  names(path: string) -> []string
service Other("other"):
  get(path: string) -> []u8
service Paths("paths"):
  join(parts: []string) -> string
service Facade("facade"):
  twice(name: string) -> string
service Peer("peer"):
  timeout(ms: u64, message: string) -> string

func keep(peer: string) -> [][]u8:
  all: *[]u8
  on peer via HOST_PEER_ID:
    one <- Files.put("kept", [1, 2])
    if one == 0:
      all <- Files.get("kept")
  on HOST_PEER_ID:
    rings <- Peer.timeout(100, "")
  on peer via HOST_PEER_ID:
    two <- Files.append("kept", [4])
    if two == 0:
      all <- Files.get("kept")
  <- all

func shared(peer: string) -> []string, []u8, []string:
  on peer via HOST_PEER_ID:
    names <- One.names(".")
    path <- Paths.join([names!, "file"])
    done <- One.put(path, [7, 7])
    content <- Other.get(path)
    mounts <- Files.mounts()
  <- names, content, mounts

func twice(peer: string) -> string:
  on peer via HOST_PEER_ID:
    text <- Facade.twice("Ann")
  <- text
=== world.toml ===
scenario = 1
program = "main.aqua"

[peers.ann]

[[service]]
id = "files"
wasm = "wasi.wasm"
[[service]]
id = "one"
wasm = "Vault.toml"
[[service]]
id = "other"
wasm = { config = "Vault.toml", module = "wasi.wasm" }
[[service]]
id = "paths"
js = "paths.js"
=== files.scenario.toml ===
scenario = 1
name = "files"
extends = "world.toml"
program = "main.aqua"

[[call]]
func = "keep"
args = ["${peer.ann}"]
expect = { outcome = "value", returns = [[1, 2], [1, 2, 4]] }

[[variant]]
name = "a crash"
expect = { outcome = "value", returns = [[1, 2], [1, 2, 4]] }
[[variant.event]]
at = "40ms"
do = "crash"
peer = "ann"
[[variant.event]]
at = "60ms"
do = "restart"
peer = "ann"
=== several.toml ===
scenario = 1
program = "main.aqua"

[peers.ann]

[[service]]
id = "facade"
wasm = "Config.toml"

[[call]]
func = "twice"
args = ["${peer.ann}"]
=== broken.toml ===
scenario = 1
program = "main.aqua"

[peers.ann]

[[service]]
id = "facade"
wasm = { config = "Broken.toml" }
[[service]]
id = "files"
wasm = {}
[[service]]
id = "other"
wasm = { config = "x.toml", modul = "y.wasm" }
=== expect stdout ===
$ aqua run main.aqua 'shared("${peer.ann}")' -s world.toml --names
[[".","..","9dfbfb63-764c-4fa2-9bfc-a48467c78545-HEd5JgFN2rAVZN2j"],[7,7],["/storage","/storage/module","/tmp","/tmp/module","/tmp/vault"]]
$ aqua run -s several.toml
"hello, hello, Ann"
$ aqua run -s several.toml --record out/a.aqrec --quiet
"hello, hello, Ann"
$ aqua replay out/a.aqrec
37 events, 9 steps: identical
=== expect stderr ===
$ aqua test files.scenario.toml -v
pass    files.scenario.toml › files
pass    files.scenario.toml › files › a crash
2 cases: 2 passed · 4 runs in <time>
$ aqua run main.aqua 'shared("${peer.ann}")' -s world.toml --names
ran shared on 3 peers: 4 hops, 8 service calls, 20ms virtual, seed 1, in <time>
$ aqua run -s several.toml
ran twice on 3 peers: 4 hops, 4 service calls, 20ms virtual, seed 1, in <time>
$ aqua run main.aqua 'twice("${peer.ann}")' -s broken.toml
error[AQ7006]: `wasm` has no `module` or `config`
   ┌─ broken.toml:11:8
   │
11 │ wasm = {}
   │        ^^
   │

error[AQ7002]: unknown key `modul` in `wasm`
   ┌─ broken.toml:14:29
   │
14 │ wasm = { config = "x.toml", modul = "y.wasm" }
   │                             ^^^^^ unknown
   │
 help: did you mean `module`?
 try: write `module`
14 │ wasm = { config = "x.toml", module = "y.wasm" }

$ aqua check broken.toml several.toml
error[AQ7006]: `wasm` has no `module` or `config`
   ┌─ broken.toml:11:8
   │
11 │ wasm = {}
   │        ^^
   │

error[AQ7002]: unknown key `modul` in `wasm`
   ┌─ broken.toml:14:29
   │
14 │ wasm = { config = "x.toml", modul = "y.wasm" }
   │                             ^^^^^ unknown
   │
 help: did you mean `module`?
 try: write `module`
14 │ wasm = { config = "x.toml", module = "y.wasm" }

checked 2 files, 2 errors, 0 warnings in <time>
`aqua fix --likely` corrects 1
=== expect exit ===
0
0
0
0
0
2
1
=== expect file out/a.aqrec ===
{"command":["run","--scenario","several.toml"],"format":"aqua/recording/2","hermetic":true,"limits":{"events":5000000,"hops":2000000,"instructions":20000000,"memory":2147483648,"steps":200000,"time":0},"peers":{"ann":{"flavour":"node","id":"12D3KooWMook2cYqfiV3uAmE3ybCgcACaz2r3jv9odf2mK2APsEA","kind":"node","number":2},"client":{"flavour":"js","id":"12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","kind":"client","number":0},"relay":{"flavour":"node","id":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6","kind":"relay","number":1}},"program":"main.aqua","rules":{"behaviours":["several.toml:6:1"],"events":[],"links":[]},"scenario":"several.toml","schedule":[],"scripts":[{"call":"main","function":"twice","hash":"19ea39df479f149900ddd4d3c3963d2c5d282b9b181ed459e37cc82a7d5d49cd","map":[[0,4,45,6,45,11],[82,4,45,12,45,16],[114,4,46,3,47,32],[141,4,47,13,47,32],[175,4,46,3,47,32],[191,4,45,6,45,11]]}],"seed":1,"sources":[{"hash":"3b859a71b0bb2950501d9ff282f0aa6bd8c1d5eb6a80f837dd3a3deb3f7bf260","path":"several.toml"},{"hash":"197e4ca7dec569205107ad08ab8b1c3ff1fe68b4039fdebe72269d8d312e7235","path":"Config.toml"},{"hash":"8662763a75b1f8f4c02ee3eba27a9407d2a7ff3d068fa2efe3a86f53481209d3","path":"modules/toy.wasm"},{"hash":"d85883fcc38a21c7590836a58773cc984d218d039a8e2961ba050c6c0b18bc12","path":"modules/facade.wasm"},{"hash":"9931931cf937b1d8a74d5482e93e2a1490d8336b0a75d371b132b6ea115522b0","path":"main.aqua"}],"timing":"clock","version":"<version>"}
{"args":[{"value":"12D3KooWMook2cYqfiV3uAmE3ybCgcACaz2r3jv9odf2mK2APsEA"}],"call":0,"function":"twice","kind":"call_started","n":1,"particle":0,"peer":"client","t":0}
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
{"args":[{"tetraplets":[["client","","",""]],"value":"Ann"}],"at":141,"because":20,"function":"twice","id":1,"kind":"service_called","n":21,"particle":0,"peer":"ann","service":"facade","t":10000}
{"at":141,"because":21,"code":0,"fuel":745,"function":"twice","id":1,"kind":"service_returned","n":22,"particle":0,"peer":"ann","rule":0,"service":"facade","t":10000,"takes":0,"value":"hello, hello, Ann"}
{"because":22,"kind":"step_started","n":23,"particle":0,"peer":"ann","previous":"545637c3f96ab8e35612baf386132a34","results":[1],"t":10000}
{"because":23,"code":0,"complete":false,"data":"4dce0b6553af40e8c9cdfa4666dda6aa","kind":"step_ended","n":24,"next":["relay"],"particle":0,"peer":"ann","requests":[],"t":10000}
{"because":24,"data":"4dce0b6553af40e8c9cdfa4666dda6aa","key":"ann>relay#1","kind":"particle_sent","n":25,"particle":0,"peer":"ann","t":10000,"to":"relay"}
{"because":25,"data":"4dce0b6553af40e8c9cdfa4666dda6aa","from":"ann","key":"ann>relay#1","kind":"particle_received","n":26,"particle":0,"peer":"relay","t":15000}
{"because":26,"current":"4dce0b6553af40e8c9cdfa4666dda6aa","kind":"step_started","n":27,"particle":0,"peer":"relay","previous":"30a00dc2e49cb91bda9854e0af51ff74","results":[],"t":15000}
{"because":27,"code":0,"complete":false,"data":"c261e0c7313ede219f7bf159af66cf56","kind":"step_ended","n":28,"next":["client"],"particle":0,"peer":"relay","requests":[],"t":15000}
{"because":28,"data":"c261e0c7313ede219f7bf159af66cf56","key":"relay>client#1","kind":"particle_sent","n":29,"particle":0,"peer":"relay","t":15000,"to":"client"}
{"because":29,"data":"c261e0c7313ede219f7bf159af66cf56","from":"relay","key":"relay>client#1","kind":"particle_received","n":30,"particle":0,"peer":"client","t":20000}
{"because":30,"current":"c261e0c7313ede219f7bf159af66cf56","kind":"step_started","n":31,"particle":0,"peer":"client","previous":"88ffba3d35bd7f5e76866b083d4fb9fe","results":[],"t":20000}
{"because":31,"code":0,"complete":false,"data":"9e7a5ccd8f0d8d606f46a840721f01c2","kind":"step_ended","n":32,"particle":0,"peer":"client","requests":[3],"t":20000}
{"args":[{"tetraplets":[["ann","facade","twice",""]],"value":"hello, hello, Ann"}],"at":191,"because":32,"function":"response","id":3,"kind":"service_called","n":33,"particle":0,"peer":"client","service":"callbackSrv","t":20000}
{"because":33,"call":0,"kind":"call_ended","n":34,"outcome":"value","particle":0,"peer":"client","t":20000,"values":[{"value":"hello, hello, Ann"}]}
{"at":191,"because":33,"code":0,"function":"response","id":3,"kind":"service_returned","n":35,"particle":0,"peer":"client","service":"callbackSrv","t":20000,"takes":0,"value":{}}
{"because":35,"kind":"step_started","n":36,"particle":0,"peer":"client","previous":"9e7a5ccd8f0d8d606f46a840721f01c2","results":[3],"t":20000}
{"because":36,"code":0,"complete":true,"data":"7bfb48238c67646982026cc5d1765ccb","kind":"step_ended","n":37,"particle":0,"peer":"client","requests":[],"t":20000}
{"answers":1,"failures":[],"function":"twice","hash":"76168d7f5fdf434649d9de147efb996a110134fb849e27814c604f7bd16f7a9d","kind":"outcome","outcome":"value","stats":{"calls":4,"hops":4,"lost":0,"peers":3,"steps":9,"time":20000},"t":20000,"values":[{"value":"hello, hello, Ann"}]}
