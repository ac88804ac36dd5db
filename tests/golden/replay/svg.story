# The picture of a run as a file of its own: the lanes of the page, without links and with their styles.
=== args ===
aqua run main.aqua 'greet("Ada")' --schedule 'drop relay>client#1' --service 'greeter.greet="hi"' --record out/lost.aqrec
aqua trace out/lost.aqrec --format svg
=== main.aqua from tests/golden/common/greetings.aqua ===
=== expect stdout ===
$ aqua trace out/lost.aqrec --format svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 460 400" width="460" height="400" role="img" aria-label="2 messages between 2 peers, downwards in time">
<style>
:root{--bg:#fff;--soft:#f5f7fa;--line:#d5dbe3;--ink:#1b2330;--dim:#556072;--link:#0a58ad;--good:#116b32;--bad:#b3261e;
--wait:#8a5300;--pick:#fff1c2;--pickline:#8a6500;--step:#e6effa;--steptext:#0a3d78;--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
@media (prefers-color-scheme:dark){:root{--bg:#0e141b;--soft:#161e28;--line:#2e3a48;--ink:#e6ecf3;--dim:#a0adbd;
--link:#7cb8ff;--good:#63d08a;--bad:#ff8d85;--wait:#f0b35a;--pick:#3b3210;--pickline:#d9b64a;--step:#1c3048;--steptext:#bcdcff}}
svg text{font:12px var(--mono);fill:var(--ink)}
svg .small{font-size:10.5px}
svg .dim{fill:var(--dim)}svg .bad{fill:var(--bad)}svg .good{fill:var(--good)}svg .wait{fill:var(--wait)}
svg .head{font-weight:700}
svg .peer{fill:var(--soft);stroke:var(--line)}
svg .life{stroke:var(--line)}
svg .step{fill:var(--step);stroke:var(--steptext)}
svg .step.err{stroke:var(--bad);stroke-width:2}
svg .hop{stroke:var(--link);stroke-width:1.4;fill:none}
svg .hop.lost{stroke:var(--bad);stroke-dasharray:6 4}
svg .hop.expired{stroke:var(--wait);stroke-dasharray:2 4}
svg .hop.refused{stroke:var(--bad)}
svg .hop.copy{stroke-width:5;stroke-opacity:.35}
svg .hop.open{stroke:var(--dim);stroke-dasharray:8 3 2 3}
svg .tip{stroke-dasharray:none;stroke-width:1.4;stroke-opacity:1}
svg .halo{paint-order:stroke;stroke:var(--bg);stroke-width:4px;stroke-linejoin:round}
svg .down{stroke:var(--bad);stroke-opacity:.5}
svg .cut{fill:var(--wait);fill-opacity:.12;stroke:var(--wait);stroke-dasharray:4 3}
svg .gap{stroke:var(--dim);stroke-dasharray:1 5}
</style>
<rect width="460" height="400" style="fill:var(--bg)"/>
<rect class="peer" rx="6" x="128" y="6" width="134" height="38" data-lane="0"/>
<text x="195" y="22" class="head" text-anchor="middle">client</text>
<text x="195" y="37" class="small dim" text-anchor="middle">client js</text>
<rect class="peer" rx="6" x="278" y="6" width="134" height="38" data-lane="1"/>
<text x="345" y="22" class="head" text-anchor="middle">relay</text>
<text x="345" y="37" class="small dim" text-anchor="middle">relay node</text>
<g transform="translate(0 48)">
<defs><pattern id="hatch-time" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="var(--bad)" stroke-width="2" stroke-opacity=".45"/></pattern></defs>
<line class="life" x1="195" x2="195" y1="0" y2="336"/>
<line class="life" x1="345" x2="345" y1="0" y2="336"/>
<text x="76" y="36" class="small dim" text-anchor="end">0 µs</text>
<text x="76" y="188" class="small dim" text-anchor="end">5 ms</text>
<text x="76" y="296" class="small dim" text-anchor="end">10 ms</text>
<path class="gap" d="M8 130H452"/>
<text x="76" y="134" class="small dim halo" text-anchor="end">⋮ 5 ms</text>
<path class="gap" d="M8 238H452"/>
<text x="76" y="242" class="small dim halo" text-anchor="end">⋮ 5 ms</text>
<g><title>client&gt;relay#1: client to relay, received</title>
<path class="hop" data-hop="13" d="M203 98L336 184"/>
<path class="hop tip" d="M336 184l-7 -4M336 184l-7 4"/>
<text x="269" y="137" class="small halo" text-anchor="middle">name</text>
</g>
<g><title>relay&gt;client#1: relay to client, lost</title>
<path class="hop lost" data-hop="21" d="M337 206L245 228"/>
<path class="hop tip lost" d="M241 224l8 8m0 -8l-8 8"/>
<text x="291" y="213" class="small halo bad" text-anchor="middle">greet, lost</text>
</g>
<g><title>step of client at 0 µs</title>
<rect class="step" rx="3" x="188" y="47" width="14" height="14"/>
</g>
<g><title>getDataSrv.-relay-: value</title>
<text x="210" y="58" class="good" text-anchor="middle">●</text>
</g>
<text x="221" y="58" class="small halo" text-anchor="start">-relay-</text>
<g><title>step of client at 0 µs</title>
<rect class="step" rx="3" x="188" y="69" width="14" height="14"/>
</g>
<g><title>getDataSrv.name: value</title>
<text x="210" y="80" class="good" text-anchor="middle">●</text>
</g>
<text x="221" y="80" class="small halo" text-anchor="start">name</text>
<g><title>step of client at 0 µs</title>
<rect class="step" rx="3" x="188" y="91" width="14" height="14"/>
</g>
<g><title>step of relay at 5 ms</title>
<rect class="step" rx="3" x="338" y="177" width="14" height="14"/>
</g>
<g><title>greeter.greet: value</title>
<text x="360" y="188" class="good" text-anchor="middle">●</text>
</g>
<text x="371" y="188" class="small halo" text-anchor="start">greet</text>
<g><title>step of relay at 5 ms</title>
<rect class="step" rx="3" x="338" y="199" width="14" height="14"/>
</g>
<g><title>a call begins</title>
<text x="183" y="36" class="head halo" text-anchor="end">▶ greet</text>
</g>
<g><title>a call ends</title>
<text x="183" y="296" class="head bad halo" text-anchor="end">■ stuck</text>
</g>
</g>
</svg>
=== expect stderr ===
$ aqua run main.aqua 'greet("Ada")' --schedule 'drop relay>client#1' --service 'greeter.greet="hi"' --record out/lost.aqrec
error[AQ9102]: the workflow is stuck: nothing can happen any more, and there is no result
   ┌─ main.aqua:15:6
   │
15 │ func greet(name: string) -> string:
   │      ^^^^^ relay waits for client; relay>client#1, which carried greeter.greet = "hi", was lost at 10ms: lost by the schedule; nobody sends it again
   │

ran greet on 2 peers: 2 hops, 3 service calls, 1 message lost, 5ms virtual, seed 1, in <time>
=== expect exit ===
5
0
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
