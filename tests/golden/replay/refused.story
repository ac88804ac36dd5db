# What is no recording, or says too little to be run again.
=== args ===
aqua replay toml.aqrec
aqua replay one.aqrec
aqua replay cut.aqrec
aqua replay missing.aqrec
aqua trace toml.aqrec
aqua trace broken.aqrec
aqua trace one.aqrec
aqua trace one.aqrec --query 'service(id="s"'
aqua trace one.aqrec --query 'service(name=s)'
aqua trace one.aqrec --query 'servise(id=s)'
aqua trace one.aqrec --peer bob
aqua trace one.aqrec --format shiviz --peer client
aqua trace one.aqrec --format svgg
=== toml.aqrec ===
scenario = 1
=== one.aqrec ===
{"format":"aqua/recording/1","peers":{"client":"12C","relay":"12R"},"seed":1,"version":"0.1"}
{"kind":"call_started","n":1,"peer":"client","t":0}
{"args":["a"],"at":41,"function":"g","id":1,"kind":"service_called","n":2,"peer":"client","service":"s","t":0}
{"kind":"particle_sent","message":1,"n":3,"peer":"client","t":0,"to":"relay"}
{"from":"client","kind":"particle_received","message":1,"n":4,"peer":"relay","t":5000}
{"failures":[],"function":"greet","kind":"outcome","n":5,"outcome":"value","stats":{"hops":2},"t":10000,"values":["hi"]}
=== cut.aqrec ===
{"command":["run","main.aqua","f()"],"format":"aqua/recording/2","hermetic":true,"limits":{},"peers":{"client":{"flavour":"js","id":"12C","kind":"client","number":0}},"program":"main.aqua","rules":{"behaviours":[],"events":[],"links":[]},"schedule":[],"scripts":[],"seed":1,"sources":[],"timing":"clock","version":"0.1"}
{"call":0,"kind":"call_started","n":1,"particle":0,"peer":"client","t":0}
=== broken.aqrec ===
{"command":["run","main.aqua","f()"],"format":"aqua/recording/2","hermetic":true,"limits":{},"peers":{"client":{"flavour":"js","id":"12C","kind":"client","number":0}},"program":"main.aqua","rules":{"behaviours":[],"events":[],"links":[]},"schedule":[],"scripts":[],"seed":1,"sources":[],"timing":"clock","version":"0.1"}
{"call":0,"kind":"call_started","n":1,"particle":0,"peer":"client","t":0}
{"call":0,"kind":"call_ended","n":2,"outcome":"odd","particle":0,"peer":"client","t":0}
