# --record writes every event as one line of JSON.
=== args ===
aqua run main.aqua 'greet("Ada")' --service 'greeter.greet="hi"' --record out/run.aqrec
=== main.aqua from tests/golden/common/greetings.aqua ===
=== expect stdout ===
"hi"
=== expect stderr ===
ran greet on 2 peers: 2 hops, 4 service calls, 10ms virtual, seed 1, in <time>
=== expect file out/run.aqrec ===
{"format":"aqua/recording/2","peers":{"client":"12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","relay":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6"},"seed":1,"version":"<version>"}
{"args":["Ada"],"call":0,"kind":"call_started","n":1,"particle":0,"peer":"client","t":0}
{"because":1,"kind":"particle_created","n":2,"particle":0,"peer":"client","t":0,"text":"9dfbfb63-764c-4fa2-9bfc-a48467c78545"}
{"because":2,"kind":"step_started","n":3,"particle":0,"peer":"client","results":[],"t":0}
{"because":3,"code":0,"complete":false,"kind":"step_ended","n":4,"particle":0,"peer":"client","requests":[1],"t":0}
{"args":[],"at":41,"because":4,"function":"-relay-","id":1,"kind":"service_called","n":5,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":41,"because":5,"code":0,"function":"-relay-","id":1,"kind":"service_returned","n":6,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6"}
{"because":6,"kind":"step_started","n":7,"particle":0,"peer":"client","results":[1],"t":0}
{"because":7,"code":0,"complete":false,"kind":"step_ended","n":8,"particle":0,"peer":"client","requests":[2],"t":0}
{"args":[],"at":77,"because":8,"function":"name","id":2,"kind":"service_called","n":9,"particle":0,"peer":"client","service":"getDataSrv","t":0}
{"at":77,"because":9,"code":0,"function":"name","id":2,"kind":"service_returned","n":10,"particle":0,"peer":"client","service":"getDataSrv","t":0,"takes":0,"value":"Ada"}
{"because":10,"kind":"step_started","n":11,"particle":0,"peer":"client","results":[2],"t":0}
{"because":11,"code":0,"complete":false,"kind":"step_ended","n":12,"particle":0,"peer":"client","requests":[],"t":0}
{"because":12,"key":"client>relay#1","kind":"particle_sent","n":13,"particle":0,"peer":"client","t":0,"to":"relay"}
{"because":13,"from":"client","key":"client>relay#1","kind":"particle_received","n":14,"particle":0,"peer":"relay","t":5000}
{"because":14,"kind":"step_started","n":15,"particle":0,"peer":"relay","results":[],"t":5000}
{"because":15,"code":0,"complete":false,"kind":"step_ended","n":16,"particle":0,"peer":"relay","requests":[1],"t":5000}
{"args":["Ada"],"at":115,"because":16,"function":"greet","id":1,"kind":"service_called","n":17,"particle":0,"peer":"relay","service":"greeter","t":5000}
{"at":115,"because":17,"code":0,"function":"greet","id":1,"kind":"service_returned","n":18,"particle":0,"peer":"relay","rule":0,"service":"greeter","t":5000,"takes":0,"value":"hi"}
{"because":18,"kind":"step_started","n":19,"particle":0,"peer":"relay","results":[1],"t":5000}
{"because":19,"code":0,"complete":false,"kind":"step_ended","n":20,"particle":0,"peer":"relay","requests":[],"t":5000}
{"because":20,"key":"relay>client#1","kind":"particle_sent","n":21,"particle":0,"peer":"relay","t":5000,"to":"client"}
{"because":21,"from":"relay","key":"relay>client#1","kind":"particle_received","n":22,"particle":0,"peer":"client","t":10000}
{"because":22,"kind":"step_started","n":23,"particle":0,"peer":"client","results":[],"t":10000}
{"because":23,"code":0,"complete":false,"kind":"step_ended","n":24,"particle":0,"peer":"client","requests":[3],"t":10000}
{"args":["hi"],"at":146,"because":24,"function":"response","id":3,"kind":"service_called","n":25,"particle":0,"peer":"client","service":"callbackSrv","t":10000}
{"because":25,"call":0,"code":0,"kind":"call_ended","n":26,"outcome":"value","peer":"client","t":10000,"values":["hi"]}
{"at":146,"because":25,"code":0,"function":"response","id":3,"kind":"service_returned","n":27,"particle":0,"peer":"client","service":"callbackSrv","t":10000,"takes":0,"value":{}}
{"because":27,"kind":"step_started","n":28,"particle":0,"peer":"client","results":[3],"t":10000}
{"because":28,"code":0,"complete":true,"kind":"step_ended","n":29,"particle":0,"peer":"client","requests":[],"t":10000}
{"failures":[],"function":"greet","kind":"outcome","outcome":"value","stats":{"calls":4,"hops":2,"lost":0,"peers":2,"steps":7,"time":10000},"t":10000,"values":["hi"]}
