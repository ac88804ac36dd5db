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
