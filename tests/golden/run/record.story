# --record writes every event as one line of JSON.
=== args ===
aqua run main.aqua 'greet("Ada")' --service 'greeter.greet="hi"' --record out/run.aqrec
=== main.aqua from tests/golden/common/greetings.aqua ===
=== expect stdout ===
"hi"
=== expect stderr ===
ran greet on 2 peers: 2 hops, 4 service calls, 10ms virtual, seed 1, in <time>
=== expect file out/run.aqrec ===
{"format":"aqua/recording/1","peers":{"client":"12D3KooWRAd9c9VkVGdWKww6Rmur8meHtQcmsLdLdu66KborLSiW","relay":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6"},"seed":1,"version":"<version>"}
{"kind":"call_started","n":1,"peer":"client","t":0}
{"code":0,"kind":"step_ended","n":2,"peer":"client","t":0}
{"args":[],"at":41,"function":"-relay-","id":1,"kind":"service_called","n":3,"peer":"client","service":"getDataSrv","t":0}
{"at":41,"code":0,"function":"-relay-","id":1,"kind":"service_returned","n":4,"peer":"client","service":"getDataSrv","t":0,"value":"12D3KooWEx4vUxeD9KuLMRNYcfH1htyVfx7Sq9Z1fRZxu3wEAFM6"}
{"code":0,"kind":"step_ended","n":5,"peer":"client","t":0}
{"args":[],"at":77,"function":"name","id":2,"kind":"service_called","n":6,"peer":"client","service":"getDataSrv","t":0}
{"at":77,"code":0,"function":"name","id":2,"kind":"service_returned","n":7,"peer":"client","service":"getDataSrv","t":0,"value":"Ada"}
{"code":0,"kind":"step_ended","n":8,"peer":"client","t":0}
{"kind":"particle_sent","message":1,"n":9,"peer":"client","t":0,"to":"relay"}
{"from":"client","kind":"particle_received","message":1,"n":10,"peer":"relay","t":5000}
{"code":0,"kind":"step_ended","n":11,"peer":"relay","t":5000}
{"args":["Ada"],"at":115,"function":"greet","id":1,"kind":"service_called","n":12,"peer":"relay","service":"greeter","t":5000}
{"at":115,"code":0,"function":"greet","id":1,"kind":"service_returned","n":13,"peer":"relay","service":"greeter","t":5000,"value":"hi"}
{"code":0,"kind":"step_ended","n":14,"peer":"relay","t":5000}
{"kind":"particle_sent","message":2,"n":15,"peer":"relay","t":5000,"to":"client"}
{"from":"relay","kind":"particle_received","message":2,"n":16,"peer":"client","t":10000}
{"code":0,"kind":"step_ended","n":17,"peer":"client","t":10000}
{"args":["hi"],"at":146,"function":"response","id":3,"kind":"service_called","n":18,"peer":"client","service":"callbackSrv","t":10000}
{"at":146,"code":0,"function":"response","id":3,"kind":"service_returned","n":19,"peer":"client","service":"callbackSrv","t":10000,"value":{}}
{"code":0,"kind":"step_ended","n":20,"peer":"client","t":10000}
{"kind":"call_ended","n":21,"peer":"client","t":10000}
{"failures":[],"function":"greet","kind":"outcome","n":22,"outcome":"value","stats":{"calls":4,"hops":2,"lost":0,"peers":2,"steps":7,"time":10000},"t":10000,"values":["hi"]}
