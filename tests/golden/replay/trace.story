# What a recording says: all of it, a part, the difference to another one, and diagrams for other tools.
=== args ===
aqua run main.aqua 'greet("Ada")' --service 'greeter.greet="hi"' --record out/run.aqrec
aqua trace out/run.aqrec
aqua trace out/run.aqrec --query 'service(id="greeter") or message(to=relay, state=sent)'
aqua trace out/run.aqrec --follow 'relay>client#1' --peer client
aqua run main.aqua 'greet("Ada")' --service 'greeter.greet="hi"' --schedule 'drop relay>client#1' --record out/lost.aqrec
aqua trace out/run.aqrec --diff out/lost.aqrec
aqua trace out/run.aqrec --diff out/run.aqrec
aqua replay out/lost.aqrec
aqua trace out/run.aqrec --format mermaid
aqua trace out/run.aqrec --format shiviz
aqua trace out/run.aqrec --format json --query 'service(id=greeter)'
aqua run main.aqua 'greet("Ada")' --schedule 'drop relay>bob#1'
=== main.aqua from tests/golden/common/greetings.aqua ===
=== expect stdout ===
$ aqua run main.aqua 'greet("Ada")' --service 'greeter.greet="hi"' --record out/run.aqrec
"hi"
$ aqua trace out/run.aqrec
    1      0ms  client: begins
    5      0ms  client: getDataSrv.-relay-()  [main.aqua:15:6]
    6      0ms  client: getDataSrv.-relay- = "relay"  [main.aqua:15:6]
    9      0ms  client: getDataSrv.name()  [main.aqua:15:12]
   10      0ms  client: getDataSrv.name = "Ada"  [main.aqua:15:12]
   13      0ms  client -> relay  message 1 sent
   14      5ms  client -> relay  message 1 received
   17      5ms  relay: greeter.greet("Ada")  [main.aqua:17:13]
   18      5ms  relay: greeter.greet = "hi"  [main.aqua:17:13]  [<--service>:1:15]
   21      5ms  relay -> client  message 1 sent
   22     10ms  relay -> client  message 1 received
   25     10ms  client: callbackSrv.response("hi")  [main.aqua:15:6]
   26     10ms  client: ends with value
   27     10ms  client: callbackSrv.response = {}  [main.aqua:15:6]
greet ends with value at 10ms
$ aqua trace out/run.aqrec --query 'service(id="greeter") or message(to=relay, state=sent)'
   13      0ms  client -> relay  message 1 sent
   17      5ms  relay: greeter.greet("Ada")  [main.aqua:17:13]
   18      5ms  relay: greeter.greet = "hi"  [main.aqua:17:13]  [<--service>:1:15]
greet ends with value at 10ms
$ aqua trace out/run.aqrec --follow 'relay>client#1' --peer client
    1      0ms  client: begins
    5      0ms  client: getDataSrv.-relay-()  [main.aqua:15:6]
    6      0ms  client: getDataSrv.-relay- = "relay"  [main.aqua:15:6]
    9      0ms  client: getDataSrv.name()  [main.aqua:15:12]
   10      0ms  client: getDataSrv.name = "Ada"  [main.aqua:15:12]
   13      0ms  client -> relay  message 1 sent
   14      5ms  client -> relay  message 1 received
   21      5ms  relay -> client  message 1 sent
   22     10ms  relay -> client  message 1 received
   25     10ms  client: callbackSrv.response("hi")  [main.aqua:15:6]
   26     10ms  client: ends with value
   27     10ms  client: callbackSrv.response = {}  [main.aqua:15:6]
greet ends with value at 10ms
$ aqua trace out/run.aqrec --diff out/lost.aqrec
-    22     10ms  relay -> client  message 1 received
-    23     10ms  client: interpreter starts
-    24     10ms  client: interpreter ran
-    25     10ms  client: callbackSrv.response("hi")  [main.aqua:15:6]
-    26     10ms  client: ends with value
-    27     10ms  client: callbackSrv.response = {}  [main.aqua:15:6]
-    28     10ms  client: interpreter starts
-    29     10ms  client: interpreter ran
+    22     10ms  relay -> client  message 1 lost: lost by the schedule
+    23     10ms  client: ends with stuck
$ aqua trace out/run.aqrec --diff out/run.aqrec
29 events: no difference
$ aqua replay out/lost.aqrec
23 events, 5 steps: identical
$ aqua trace out/run.aqrec --format mermaid
sequenceDiagram
autonumber
participant p0 as client
participant p1 as relay
p0->>p1: 5ms
Note over p1: greeter.greet = "hi"
p1->>p0: 10ms
Note over p0: ends with value
Note over p0: callbackSrv.response = {}
$ aqua trace out/run.aqrec --format shiviz
client {"client":1} client: begins
client {"client":2} client: makes particle 9dfbfb63-764c-4fa2-9bfc-a48467c78545
client {"client":3} client: interpreter starts
client {"client":4} client: interpreter ran
client {"client":5} client: getDataSrv.-relay-()
client {"client":6} client: getDataSrv.-relay- = "relay"
client {"client":7} client: interpreter starts
client {"client":8} client: interpreter ran
client {"client":9} client: getDataSrv.name()
client {"client":10} client: getDataSrv.name = "Ada"
client {"client":11} client: interpreter starts
client {"client":12} client: interpreter ran
client {"client":13} client -> relay  message 1 sent
relay {"client":13,"relay":1} client -> relay  message 1 received
relay {"client":13,"relay":2} relay: interpreter starts
relay {"client":13,"relay":3} relay: interpreter ran
relay {"client":13,"relay":4} relay: greeter.greet("Ada")
relay {"client":13,"relay":5} relay: greeter.greet = "hi"
relay {"client":13,"relay":6} relay: interpreter starts
relay {"client":13,"relay":7} relay: interpreter ran
relay {"client":13,"relay":8} relay -> client  message 1 sent
client {"client":14,"relay":8} relay -> client  message 1 received
client {"client":15,"relay":8} client: interpreter starts
client {"client":16,"relay":8} client: interpreter ran
client {"client":17,"relay":8} client: callbackSrv.response("hi")
client {"client":18,"relay":8} client: ends with value
client {"client":19,"relay":8} client: callbackSrv.response = {}
client {"client":20,"relay":8} client: interpreter starts
client {"client":21,"relay":8} client: interpreter ran
$ aqua trace out/run.aqrec --format json --query 'service(id=greeter)'
{"format":"aqua/trace/1","events":[
{"args":[{"tetraplets":[["client","getDataSrv","name",""]],"value":"Ada"}],"at":115,"because":16,"function":"greet","id":1,"kind":"service_called","n":17,"particle":0,"peer":"relay","service":"greeter","t":5000},
{"at":115,"because":17,"code":0,"function":"greet","id":1,"kind":"service_returned","n":18,"particle":0,"peer":"relay","rule":0,"service":"greeter","t":5000,"takes":0,"value":"hi"}
]}
=== expect stderr ===
$ aqua run main.aqua 'greet("Ada")' --service 'greeter.greet="hi"' --record out/run.aqrec
ran greet on 2 peers: 2 hops, 4 service calls, 10ms virtual, seed 1, in <time>
$ aqua run main.aqua 'greet("Ada")' --service 'greeter.greet="hi"' --schedule 'drop relay>client#1' --record out/lost.aqrec
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ main.aqua:15:6
   │
15 │ func greet(name: string) -> string:
   │      ^^^^^ relay waits for client; relay>client#1, which carried greeter.greet = "hi", was lost at 10ms: lost by the schedule; nobody sends it again
   │

ran greet on 2 peers: 2 hops, 3 service calls, 1 message lost, 5ms virtual, seed 1, in <time>
$ aqua trace out/run.aqrec --diff out/lost.aqrec
8 events only in the first, 2 only in the second, 21 in both
$ aqua trace out/run.aqrec --format shiviz
ShiViz reads it with (?<host>\S+) (?<clock>\{.*?\}) (?<event>.*)
$ aqua run main.aqua 'greet("Ada")' --schedule 'drop relay>bob#1'
error[AQ7306]: this is no schedule: `drop relay>bob#1` is not a part of a schedule of this scenario

=== expect exit ===
0
0
0
0
5
1
0
0
0
0
0
2
=== expect file out/lost.aqrec ===
{"command":["run","main.aqua","greet(\"Ada\")","--service","greeter.greet=\"hi\"","--schedule","drop relay>client#1"],"format":"aqua/recording/2","hermetic":true,"limits":{"events":5000000,"hops":2000000,"instructions":20000000,"memory":536870912,"steps":200000,"time":0},"peers":{"client":{"flavour":"js","id":"12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","kind":"client","number":0},"relay":{"flavour":"node","id":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6","kind":"relay","number":1}},"program":"main.aqua","rules":{"behaviours":["<--service>:1:15"],"events":[],"links":[]},"schedule":["drop relay>client#1"],"scripts":[{"call":"","function":"greet","hash":"633f08b2358969ea18ae5622f52aa5a3aad4760c710c65a2d2bc7bf529c021ac","map":[[0,0,15,6,15,11],[77,0,15,12,15,16],[115,0,17,13,17,32],[146,0,15,6,15,11]]}],"seed":1,"sources":[{"hash":"d39b359175e9cfdecd1f3790d7220884cd7494ed92e567ecb1aefa51775a09ae","path":"main.aqua"}],"timing":"clock","version":"<version>"}
{"args":[{"value":"Ada"}],"call":0,"function":"greet","kind":"call_started","n":1,"particle":0,"peer":"client","t":0}
{"because":1,"kind":"particle_created","n":2,"particle":0,"peer":"client","t":0,"text":"9dfbfb63-764c-4fa2-9bfc-a48467c78545","timestamp":1704067200000,"ttl":120000000}
{"because":2,"kind":"step_started","n":3,"particle":0,"peer":"client","results":[],"t":0}
{"because":3,"code":0,"complete":false,"data":"5bd2b3ac15fc725f9ca93a2e93855521","kind":"step_ended","n":4,"particle":0,"peer":"client","requests":[1],"t":0}
{"at":41,"because":4,"function":"-relay-","id":1,"kind":"service_called","n":5,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":41,"because":5,"code":0,"function":"-relay-","id":1,"kind":"service_returned","n":6,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6"}
{"because":6,"kind":"step_started","n":7,"particle":0,"peer":"client","previous":"5bd2b3ac15fc725f9ca93a2e93855521","results":[1],"t":0}
{"because":7,"code":0,"complete":false,"data":"9094fcb27d2d8f42d0a6f8b32ecfbe14","kind":"step_ended","n":8,"particle":0,"peer":"client","requests":[2],"t":0}
{"at":77,"because":8,"function":"name","id":2,"kind":"service_called","n":9,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":77,"because":9,"code":0,"function":"name","id":2,"kind":"service_returned","n":10,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"Ada"}
{"because":10,"kind":"step_started","n":11,"particle":0,"peer":"client","previous":"9094fcb27d2d8f42d0a6f8b32ecfbe14","results":[2],"t":0}
{"because":11,"code":0,"complete":false,"data":"8dc5e2b8d6692f79364e0f80c4d45b97","kind":"step_ended","n":12,"next":["relay"],"particle":0,"peer":"client","requests":[],"t":0}
{"because":12,"data":"8dc5e2b8d6692f79364e0f80c4d45b97","key":"client>relay#1","kind":"particle_sent","n":13,"particle":0,"peer":"client","t":0,"to":"relay"}
{"because":13,"data":"8dc5e2b8d6692f79364e0f80c4d45b97","from":"client","key":"client>relay#1","kind":"particle_received","n":14,"particle":0,"peer":"relay","t":5000}
{"because":14,"current":"8dc5e2b8d6692f79364e0f80c4d45b97","kind":"step_started","n":15,"particle":0,"peer":"relay","results":[],"t":5000}
{"because":15,"code":0,"complete":false,"data":"b6e138e284b2b37d3a41e7c4a7617002","kind":"step_ended","n":16,"particle":0,"peer":"relay","requests":[1],"t":5000}
{"args":[{"tetraplets":[["client","getDataSrv","name",""]],"value":"Ada"}],"at":115,"because":16,"function":"greet","id":1,"kind":"service_called","n":17,"particle":0,"peer":"relay","service":"greeter","t":5000}
{"at":115,"because":17,"code":0,"function":"greet","id":1,"kind":"service_returned","n":18,"particle":0,"peer":"relay","rule":0,"service":"greeter","t":5000,"takes":0,"value":"hi"}
{"because":18,"kind":"step_started","n":19,"particle":0,"peer":"relay","previous":"b6e138e284b2b37d3a41e7c4a7617002","results":[1],"t":5000}
{"because":19,"code":0,"complete":false,"data":"101cc646fd205d0d37e3c99d56034600","kind":"step_ended","n":20,"next":["client"],"particle":0,"peer":"relay","requests":[],"t":5000}
{"because":20,"data":"101cc646fd205d0d37e3c99d56034600","key":"relay>client#1","kind":"particle_sent","n":21,"particle":0,"peer":"relay","t":5000,"to":"client"}
{"because":21,"data":"101cc646fd205d0d37e3c99d56034600","key":"relay>client#1","kind":"particle_lost","n":22,"particle":0,"peer":"relay","reason":"schedule","t":10000,"text":"12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","to":"client"}
{"call":0,"kind":"call_ended","n":23,"outcome":"stuck","particle":0,"peer":"client","t":10000}
{"at":146,"because":22,"call":0,"cause":"message_lost","detail":"client","for":"peer","have":0,"kind":"wait","peer":"relay","text":"relay waits for client; relay>client#1, which carried greeter.greet = \"hi\", was lost at 10ms: lost by the schedule; nobody sends it again","times":1}
{"answers":0,"failures":[],"function":"greet","hash":"2811c79a228171748d2f3f1643190de98558e84c292385b8b120947631582751","kind":"outcome","outcome":"stuck","stats":{"calls":3,"hops":2,"lost":1,"peers":2,"steps":5,"time":10000},"t":5000}
=== expect file out/run.aqrec ===
{"command":["run","main.aqua","greet(\"Ada\")","--service","greeter.greet=\"hi\""],"format":"aqua/recording/2","hermetic":true,"limits":{"events":5000000,"hops":2000000,"instructions":20000000,"memory":536870912,"steps":200000,"time":0},"peers":{"client":{"flavour":"js","id":"12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","kind":"client","number":0},"relay":{"flavour":"node","id":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6","kind":"relay","number":1}},"program":"main.aqua","rules":{"behaviours":["<--service>:1:15"],"events":[],"links":[]},"schedule":[],"scripts":[{"call":"","function":"greet","hash":"633f08b2358969ea18ae5622f52aa5a3aad4760c710c65a2d2bc7bf529c021ac","map":[[0,0,15,6,15,11],[77,0,15,12,15,16],[115,0,17,13,17,32],[146,0,15,6,15,11]]}],"seed":1,"sources":[{"hash":"d39b359175e9cfdecd1f3790d7220884cd7494ed92e567ecb1aefa51775a09ae","path":"main.aqua"}],"timing":"clock","version":"<version>"}
{"args":[{"value":"Ada"}],"call":0,"function":"greet","kind":"call_started","n":1,"particle":0,"peer":"client","t":0}
{"because":1,"kind":"particle_created","n":2,"particle":0,"peer":"client","t":0,"text":"9dfbfb63-764c-4fa2-9bfc-a48467c78545","timestamp":1704067200000,"ttl":120000000}
{"because":2,"kind":"step_started","n":3,"particle":0,"peer":"client","results":[],"t":0}
{"because":3,"code":0,"complete":false,"data":"5bd2b3ac15fc725f9ca93a2e93855521","kind":"step_ended","n":4,"particle":0,"peer":"client","requests":[1],"t":0}
{"at":41,"because":4,"function":"-relay-","id":1,"kind":"service_called","n":5,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":41,"because":5,"code":0,"function":"-relay-","id":1,"kind":"service_returned","n":6,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6"}
{"because":6,"kind":"step_started","n":7,"particle":0,"peer":"client","previous":"5bd2b3ac15fc725f9ca93a2e93855521","results":[1],"t":0}
{"because":7,"code":0,"complete":false,"data":"9094fcb27d2d8f42d0a6f8b32ecfbe14","kind":"step_ended","n":8,"particle":0,"peer":"client","requests":[2],"t":0}
{"at":77,"because":8,"function":"name","id":2,"kind":"service_called","n":9,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":77,"because":9,"code":0,"function":"name","id":2,"kind":"service_returned","n":10,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"Ada"}
{"because":10,"kind":"step_started","n":11,"particle":0,"peer":"client","previous":"9094fcb27d2d8f42d0a6f8b32ecfbe14","results":[2],"t":0}
{"because":11,"code":0,"complete":false,"data":"8dc5e2b8d6692f79364e0f80c4d45b97","kind":"step_ended","n":12,"next":["relay"],"particle":0,"peer":"client","requests":[],"t":0}
{"because":12,"data":"8dc5e2b8d6692f79364e0f80c4d45b97","key":"client>relay#1","kind":"particle_sent","n":13,"particle":0,"peer":"client","t":0,"to":"relay"}
{"because":13,"data":"8dc5e2b8d6692f79364e0f80c4d45b97","from":"client","key":"client>relay#1","kind":"particle_received","n":14,"particle":0,"peer":"relay","t":5000}
{"because":14,"current":"8dc5e2b8d6692f79364e0f80c4d45b97","kind":"step_started","n":15,"particle":0,"peer":"relay","results":[],"t":5000}
{"because":15,"code":0,"complete":false,"data":"b6e138e284b2b37d3a41e7c4a7617002","kind":"step_ended","n":16,"particle":0,"peer":"relay","requests":[1],"t":5000}
{"args":[{"tetraplets":[["client","getDataSrv","name",""]],"value":"Ada"}],"at":115,"because":16,"function":"greet","id":1,"kind":"service_called","n":17,"particle":0,"peer":"relay","service":"greeter","t":5000}
{"at":115,"because":17,"code":0,"function":"greet","id":1,"kind":"service_returned","n":18,"particle":0,"peer":"relay","rule":0,"service":"greeter","t":5000,"takes":0,"value":"hi"}
{"because":18,"kind":"step_started","n":19,"particle":0,"peer":"relay","previous":"b6e138e284b2b37d3a41e7c4a7617002","results":[1],"t":5000}
{"because":19,"code":0,"complete":false,"data":"101cc646fd205d0d37e3c99d56034600","kind":"step_ended","n":20,"next":["client"],"particle":0,"peer":"relay","requests":[],"t":5000}
{"because":20,"data":"101cc646fd205d0d37e3c99d56034600","key":"relay>client#1","kind":"particle_sent","n":21,"particle":0,"peer":"relay","t":5000,"to":"client"}
{"because":21,"data":"101cc646fd205d0d37e3c99d56034600","from":"relay","key":"relay>client#1","kind":"particle_received","n":22,"particle":0,"peer":"client","t":10000}
{"because":22,"current":"101cc646fd205d0d37e3c99d56034600","kind":"step_started","n":23,"particle":0,"peer":"client","previous":"8dc5e2b8d6692f79364e0f80c4d45b97","results":[],"t":10000}
{"because":23,"code":0,"complete":false,"data":"7dc409c87b8ed92f2ef5dd6cade4812d","kind":"step_ended","n":24,"particle":0,"peer":"client","requests":[3],"t":10000}
{"args":[{"tetraplets":[["relay","greeter","greet",""]],"value":"hi"}],"at":146,"because":24,"function":"response","id":3,"kind":"service_called","n":25,"particle":0,"peer":"client","service":"callbackSrv","t":10000}
{"because":25,"call":0,"kind":"call_ended","n":26,"outcome":"value","particle":0,"peer":"client","t":10000,"values":[{"value":"hi"}]}
{"at":146,"because":25,"code":0,"function":"response","id":3,"kind":"service_returned","n":27,"particle":0,"peer":"client","service":"callbackSrv","t":10000,"takes":0,"value":{}}
{"because":27,"kind":"step_started","n":28,"particle":0,"peer":"client","previous":"7dc409c87b8ed92f2ef5dd6cade4812d","results":[3],"t":10000}
{"because":28,"code":0,"complete":true,"data":"36bca0d65dc31d2145f57a07ef8cb345","kind":"step_ended","n":29,"particle":0,"peer":"client","requests":[],"t":10000}
{"answers":1,"failures":[],"function":"greet","hash":"9c0372aaae8582ce61b21d52ecb438a3188968b9899d5c4f1f56b82b12f50f3c","kind":"outcome","outcome":"value","stats":{"calls":4,"hops":2,"lost":0,"peers":2,"steps":7,"time":10000},"t":10000,"values":[{"value":"hi"}]}
