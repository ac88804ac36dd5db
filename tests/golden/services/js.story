# A script answers for a service: with state on each peer, without anything that changes from run to run.
=== args ===
aqua run -s world.toml -v
aqua run -s world.toml --seed 2
aqua run main.aqua 'odd("${peer.ann}")' -s world.toml
aqua run main.aqua 'one("${peer.ann}")' -s world.toml --record out/a.aqrec --quiet
aqua replay out/a.aqrec
=== main.aqua ===
aqua Main declares *

export f, odd, one

service Prices("prices"):
  set(name: string, price: u32) -> u32
  get(name: string) -> u32
  when() -> string
  random() -> u32
  asked() -> string
  world() -> string
  fail(how: string) -> string

func f(a: string, b: string) -> []string:
  all: *string
  on a via HOST_PEER_ID:
    three <- Prices.set("tea", 3)
    name <- Prices.asked()
    all <<- name
    when <- Prices.when()
    all <<- when
    all <- Prices.world()
  on b via HOST_PEER_ID:
    try:
      none <- Prices.get("tea")
    catch e:
      all <<- e.message
    random <- Prices.random()
    if random == 0:
      all <<- "never"
  on a via HOST_PEER_ID:
    price <- Prices.get("tea")
    if price == 3:
      all <<- "three"
  <- all

func one(peer: string) -> u32:
  on peer via HOST_PEER_ID:
    random <- Prices.random()
  <- random

func odd(peer: string) -> []string:
  all: *string
  on peer via HOST_PEER_ID:
    for how <- ["throw", "text", "null", "type", "nan", "function", "big", "cycle", "undefined", "depth", "promise", "eval"]:
      try:
        all <- Prices.fail(how)
      catch e:
        all <<- e.message
  <- all
=== world.toml ===
scenario = 1
program = "main.aqua"

[peers.ann]
[peers.bob]

[[service]]
id = "prices"
js = "lib/prices.js"
takes = "2ms"

[[call]]
func = "f"
args = ["${peer.ann}", "${peer.bob}"]
=== lib/prices.js ===
const prices = {};
let asked = '';
service({
  set([name, price], tetraplets) {
    asked = tetraplets.map(list => list.length).join();
    console.log('set', name, { price });
    prices[name] = price;
    return price;
  },
  get([name]) {
    if (!(name in prices)) throw new Error(`nothing is known of ${name}`);
    return prices[name];
  },
  when() { return `${new Date().toISOString()} ${Date.now()} ${new Date(2024, 0, 2)} ${new Date(0).toLocaleString('de')}`; },
  random() {
    console.warn(Math.floor(Math.random() * 1e9));
    return 1;
  },
  asked() { return asked; },
  world() { return ['Intl', 'WebAssembly', 'setTimeout', 'Promise', 'eval'].map(name => typeof globalThis[name]).join(); },
  fail([how]) {
    const cycle = {};
    cycle.cycle = cycle;
    const depth = () => depth() + 1;
    switch (how) {
    case 'throw': throw new Error('as asked');
    case 'text': throw 'a text';
    case 'null': throw null;
    case 'type': return null.x;
    case 'nan': return { x: [0 / 0] };
    case 'function': return { f() {} };
    case 'big': return 1n;
    case 'cycle': return cycle;
    case 'undefined': return;
    case 'depth': return depth();
    case 'promise': return import_('x');
    case 'eval': return (() => {}).constructor('return 1')();
    }
  },
});
=== expect stdout ===
$ aqua run -s world.toml -v
["1,1","2024-01-01T00:00:00.014Z 1704067200014 Tue, 02 Jan 2024 00:00:00 GMT Thu, 01 Jan 1970 00:00:00 GMT","undefined,undefined,undefined,undefined,undefined","Local service error, ret_code is 1, error message is '\"Error: nothing is known of tea\"'","three"]
$ aqua run -s world.toml --seed 2
["1,1","2024-01-01T00:00:00.014Z 1704067200014 Tue, 02 Jan 2024 00:00:00 GMT Thu, 01 Jan 1970 00:00:00 GMT","undefined,undefined,undefined,undefined,undefined","Local service error, ret_code is 1, error message is '\"Error: nothing is known of tea\"'","three"]
$ aqua run main.aqua 'odd("${peer.ann}")' -s world.toml
["Local service error, ret_code is 1, error message is '\"Error: as asked\"'","Local service error, ret_code is 1, error message is '\"a text\"'","Local service error, ret_code is 1, error message is '\"null\"'","Local service error, ret_code is 1, error message is '\"TypeError: null is not an object (evaluating 'null.x') (prices.js:29)\"'","Local service error, ret_code is 1, error message is '\"TypeError: `0` of the result is NaN, which JSON has not\"'","Local service error, ret_code is 1, error message is '\"TypeError: `f` of the result is a function, which JSON has not\"'","Local service error, ret_code is 1, error message is '\"TypeError: the result is a bigint, which JSON has not\"'","Local service error, ret_code is 1, error message is '\"TypeError: JSON.stringify cannot serialize cyclic structures.\"'",null,"Local service error, ret_code is 1, error message is '\"RangeError: Maximum call stack size exceeded. (prices.js:24)\"'","Local service error, ret_code is 1, error message is '\"ReferenceError: Can't find variable: import_ (prices.js:36)\"'","Local service error, ret_code is 1, error message is '\"TypeError: (() => {}).constructor is not a function. (In '(() => {}).constructor('return 1')', '(() => {}).constructor' is undefined) (prices.js:37)\"'"]
$ aqua run main.aqua 'one("${peer.ann}")' -s world.toml --record out/a.aqrec --quiet
1
$ aqua replay out/a.aqrec
38 events, 9 steps: identical
=== expect stderr ===
$ aqua run -s world.toml -v
     0ms  client: begins
     5ms  client -> relay  message 1 received
    10ms  relay -> ann  message 1 received
    10ms  ann: prices.set("tea", 3)
    10ms  ann: prices logs info: set tea {"price":3}
    12ms  ann: prices.set = 3
    12ms  ann: prices.asked()
    14ms  ann: prices.asked = "1,1"
    14ms  ann: prices.when()
    16ms  ann: prices.when = "2024-01-01T00:00:00.014Z 1704067200014 Tue, 02 Jan 2024 00:00:00 GMT Thu, 01 Jan 1970 00:00:00 GMT"
    16ms  ann: prices.world()
    18ms  ann: prices.world = "undefined,undefined,undefined,undefined,undefined"
    23ms  ann -> relay  message 1 received
    28ms  relay -> bob  message 1 received
    28ms  bob: prices.get("tea")
    30ms  bob: prices.get failed with 1: "Error: nothing is known of tea"
    30ms  bob: prices.random()
    30ms  bob: prices logs warn: 909511106
    32ms  bob: prices.random = 1
    37ms  bob -> relay  message 1 received
    42ms  relay -> ann  message 2 received
    42ms  ann: prices.get("tea")
    44ms  ann: prices.get = 3
    49ms  ann -> relay  message 2 received
    54ms  relay -> client  message 1 received
    54ms  client: ends with value
ran f on 4 peers: 8 hops, 11 service calls, 54ms virtual, seed 1, in <time>
$ aqua run -s world.toml --seed 2
    10ms  ann: prices logs info: set tea {"price":3}
    30ms  bob: prices logs warn: 729877873
ran f on 4 peers: 8 hops, 11 service calls, 54ms virtual, seed 2, in <time>
$ aqua run main.aqua 'odd("${peer.ann}")' -s world.toml
ran odd on 3 peers: 26 hops, 15 service calls, 154ms virtual, seed 1, in <time>
=== expect file out/a.aqrec ===
{"command":["run","main.aqua","one(\"${peer.ann}\")","--scenario","world.toml"],"format":"aqua/recording/2","hermetic":true,"limits":{"events":5000000,"hops":2000000,"instructions":20000000,"memory":536870912,"steps":200000,"time":0},"peers":{"ann":{"flavour":"node","id":"12D3KooWMook2cYqfiV3uAmE3ybCgcACaz2r3jv9odf2mK2APsEA","kind":"node","number":2},"bob":{"flavour":"node","id":"12D3KooWGFg7GAVJwGzYyqErFFXWDwPywfgocZGNtYH64D7B9S5U","kind":"node","number":3},"client":{"flavour":"js","id":"12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","kind":"client","number":0},"relay":{"flavour":"node","id":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6","kind":"relay","number":1}},"program":"main.aqua","rules":{"behaviours":["world.toml:7:1"],"events":[],"links":[]},"scenario":"world.toml","schedule":[],"scripts":[{"call":"main","function":"one","hash":"c503de5c4db440888432200f9d958a872708798ba4f8a56916d06278e8330f04","map":[[0,2,37,6,37,9],[82,2,37,10,37,14],[114,2,38,3,39,30],[141,2,39,15,39,30],[171,2,38,3,39,30],[187,2,37,6,37,9]]}],"seed":1,"sources":[{"hash":"525beebc5b0e96b8f6d9e81b76e5a39297f6b6d1db6701b838330efe6a7f5409","path":"world.toml"},{"hash":"5d026194806b51d8ae780703a9c93458e6e6eac7fd4bc5c604459d32f922aae4","path":"lib/prices.js"},{"hash":"9fa75aaa709bd77c231316373670a95383dd2adf7379d176ea86da24c7387bde","path":"main.aqua"}],"timing":"clock","version":"<version>"}
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
{"at":141,"because":20,"function":"random","id":1,"kind":"service_called","n":21,"particle":0,"peer":"ann","service":"prices","t":10000}
{"args":[{"value":"577856782"}],"because":21,"kind":"log","level":"warn","n":22,"particle":0,"peer":"ann","service":"prices","t":10000}
{"at":141,"because":21,"code":0,"function":"random","id":1,"kind":"service_returned","n":23,"particle":0,"peer":"ann","rule":0,"service":"prices","t":12000,"takes":2000,"value":1}
{"because":23,"kind":"step_started","n":24,"particle":0,"peer":"ann","previous":"545637c3f96ab8e35612baf386132a34","results":[1],"t":12000}
{"because":24,"code":0,"complete":false,"data":"9eb71d8e54ade21819458248f72f6fcd","kind":"step_ended","n":25,"next":["relay"],"particle":0,"peer":"ann","requests":[],"t":12000}
{"because":25,"data":"9eb71d8e54ade21819458248f72f6fcd","key":"ann>relay#1","kind":"particle_sent","n":26,"particle":0,"peer":"ann","t":12000,"to":"relay"}
{"because":26,"data":"9eb71d8e54ade21819458248f72f6fcd","from":"ann","key":"ann>relay#1","kind":"particle_received","n":27,"particle":0,"peer":"relay","t":17000}
{"because":27,"current":"9eb71d8e54ade21819458248f72f6fcd","kind":"step_started","n":28,"particle":0,"peer":"relay","previous":"30a00dc2e49cb91bda9854e0af51ff74","results":[],"t":17000}
{"because":28,"code":0,"complete":false,"data":"90f4020469a287419e802ff31aea2084","kind":"step_ended","n":29,"next":["client"],"particle":0,"peer":"relay","requests":[],"t":17000}
{"because":29,"data":"90f4020469a287419e802ff31aea2084","key":"relay>client#1","kind":"particle_sent","n":30,"particle":0,"peer":"relay","t":17000,"to":"client"}
{"because":30,"data":"90f4020469a287419e802ff31aea2084","from":"relay","key":"relay>client#1","kind":"particle_received","n":31,"particle":0,"peer":"client","t":22000}
{"because":31,"current":"90f4020469a287419e802ff31aea2084","kind":"step_started","n":32,"particle":0,"peer":"client","previous":"88ffba3d35bd7f5e76866b083d4fb9fe","results":[],"t":22000}
{"because":32,"code":0,"complete":false,"data":"152ac0916ef6ca7a04f69e00d7bf8859","kind":"step_ended","n":33,"particle":0,"peer":"client","requests":[3],"t":22000}
{"args":[{"tetraplets":[["ann","prices","random",""]],"value":1}],"at":187,"because":33,"function":"response","id":3,"kind":"service_called","n":34,"particle":0,"peer":"client","service":"callbackSrv","t":22000}
{"because":34,"call":0,"kind":"call_ended","n":35,"outcome":"value","particle":0,"peer":"client","t":22000,"values":[{"value":1}]}
{"at":187,"because":34,"code":0,"function":"response","id":3,"kind":"service_returned","n":36,"particle":0,"peer":"client","service":"callbackSrv","t":22000,"takes":0,"value":{}}
{"because":36,"kind":"step_started","n":37,"particle":0,"peer":"client","previous":"152ac0916ef6ca7a04f69e00d7bf8859","results":[3],"t":22000}
{"because":37,"code":0,"complete":true,"data":"55e00561a5e82bcbcd0631a7afa38498","kind":"step_ended","n":38,"particle":0,"peer":"client","requests":[],"t":22000}
{"answers":1,"failures":[],"function":"one","hash":"e19df0acdce2111c0e15e12394051dc8196ec3c129eaee4350953051da89abb4","kind":"outcome","outcome":"value","stats":{"calls":4,"hops":4,"lost":0,"peers":3,"steps":9,"time":22000},"t":22000,"values":[{"value":1}]}
