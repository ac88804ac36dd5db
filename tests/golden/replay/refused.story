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
=== expect stdout ===
$ aqua trace one.aqrec
    1      0ms  client: begins
    2      0ms  client: s.g("a")
    3      0ms  client -> relay  message 1 sent
    4      5ms  client -> relay  message 1 received
greet ends with value at 10ms
=== expect stderr ===
$ aqua replay toml.aqrec
error[AQ7301]: this is no recording: a line is no JSON: expected value
  ┌─ toml.aqrec:1:1
  │
1 │ scenario = 1
  │ ^^^^^^^^^^^^
  │

$ aqua replay one.aqrec
error[AQ7302]: this recording cannot be run again: version 1 of the format does not say what was run; `aqua trace` reads it
  ┌─ one.aqrec:1:1
  │
1 │ {"format":"aqua/recording/1","peers":{"client":"12C","relay":"12R"},"seed":1,"version":"0.1"}
  │ ^
  │

$ aqua replay cut.aqrec
error[AQ7302]: this recording cannot be run again: its last line is missing: the run was cut off
  ┌─ cut.aqrec:1:1
  │
1 │ {"command":["run","main.aqua","f()"],"format":"aqua/recording/2","hermetic":true,"limits":{},"…
  │ ^
  │

$ aqua replay missing.aqrec
error[AQ9001]: cannot read `missing.aqrec`: no such file

$ aqua trace toml.aqrec
error[AQ7301]: this is no recording: a line is no JSON: expected value
  ┌─ toml.aqrec:1:1
  │
1 │ scenario = 1
  │ ^^^^^^^^^^^^
  │

$ aqua trace broken.aqrec
error[AQ7301]: this is no recording: `outcome` is not a word of the format
  ┌─ broken.aqrec:3:1
  │
3 │ {"call":0,"kind":"call_ended","n":2,"outcome":"odd","particle":0,"peer":"client","t":0}
  │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  │

$ aqua trace one.aqrec --query 'service(id="s"'
error: `--query service(id="s"`: `,` is missing at the end
 help: for example 'service(id="voter") and peer(ann)'
$ aqua trace one.aqrec --query 'service(name=s)'
error: `--query service(name=s)`: `service` has no `name`, but id, function, peer, error
 help: for example 'service(id="voter") and peer(ann)'
$ aqua trace one.aqrec --query 'servise(id=s)'
error: `--query servise(id=s)`: `servise` is none of service, message, step, log, fault, call, peer
 help: for example 'service(id="voter") and peer(ann)'
$ aqua trace one.aqrec --peer bob
error: `--peer bob`, and the recording has no such peer
$ aqua trace one.aqrec --format shiviz --peer client
error: `--format shiviz` shows all events
$ aqua trace one.aqrec --format svgg
error: `--format svgg`, expected text, json, mermaid, perfetto, shiviz or svg
=== expect exit ===
1
1
1
3
1
1
0
2
2
2
2
2
2
