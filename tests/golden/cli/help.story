# Help on the whole command and on each verb.
=== args ===
aqua --help
aqua help check
aqua build --help
aqua run -h
aqua help air
aqua help help
=== expect stdout ===
aqua: compile Aqua workflows, and run them on simulated peers

usage: aqua VERB [OPTIONS] ARGUMENTS
       aqua FILE.aqua...            the same as `aqua check`

verbs
  check    report what is wrong in Aqua files; write nothing
  build    compile the exported functions of a file, or what `aqua.toml` says
  run      compile one function and run it on simulated peers
  fmt      lay out Aqua files, in place; `-` is standard input
  fix      correct the mistakes whose correction is certain
  explain  explain a code, with a wrong and a right program
  lsp      serve an editor on standard input and output
  air      AIR scripts: lay out, check, count, compare, execute one step
  particle data of particles: look inside, check signatures, compare
  help     show how to use a verb

options of every verb, before or after it
  -I, --import DIR|PREFIX=DIR search imports there, after the importing file's folder; with PREFIX those that begin with it
      --const NAME=VALUE      give a constant its value
      --manifest FILE         the project's `aqua.toml` (found upwards from the first file)
      --format NAME           diagnostics as text, json, jsonl, sarif, github or gnu (text)
      --color WHEN            auto, always or never (auto)
      --error-limit N         stop reporting after N errors, 0: never (100)
  -q, --quiet                 results and diagnostics only
  -v, --verbose               tell what happens on the way
  -h, --help                  show this text
      --version               show the version

examples
  aqua check src/main.aqua
  aqua check -I vendor --format github src/*.aqua
  aqua build --target air -o out src/main.aqua      # out/FUNCTION.air for each
  aqua build --target ts -o web src/main.aqua       # web/main.ts for the client in JavaScript
  aqua build -o - --pretty src/main.aqua            # AIR of all of them on stdout, indented
  aqua build                                        # every [[build]] of aqua.toml
  aqua run hello.aqua 'greet("Ada")'
  aqua run pay.aqua 'pay(to, 12)' --data '{"to": "${peer.bob}"}' --service 'bank.move=true'
  aqua run vote.aqua 'vote(peers)' -s vote.toml --seed 7 -v
  aqua fmt src/*.aqua
  aqua fmt --check src/*.aqua        # exit code 1 when one would change
  aqua fix --dry src/main.aqua       # only shows what would change
  aqua explain AQ2001
  aqua lsp
  aqua air fmt out/greet.air              # on stdout; `-` reads standard input
  aqua air check --format gnu out/*.air
  aqua air stats out/*.air --format json
  aqua air diff old/greet.air out/greet.air   # exit code 1 when instructions differ
  aqua air run out/greet.air --peer relay --current particle.bin -o new.bin
  aqua particle show particle.bin --peer relay --peer bob
  aqua particle verify particle.bin --particle 0b1c2d3e
  aqua help run

exit codes
  0   done
  1   the program or its data is at fault
  2   the command line or the scenario is at fault
  3   a file cannot be read or written
  4   the workflow ended with an error
  5   the workflow did not end
  70  a mistake of aqua
usage: aqua check [OPTIONS] FILE...

report what is wrong in Aqua files; write nothing

options
  -W, --warn LINT             warn of this lint, by name or code; `all` for all, also those that are off
  -D, --deny LINT             make this lint an error; `all` for all that warn
  -A, --allow LINT            say nothing about this lint; `all` for all. A lint comes before `all`, -D before -W
                              before -A, all of them before aqua.toml

options of every verb
  -I, --import DIR|PREFIX=DIR search imports there, after the importing file's folder; with PREFIX those that begin with it
      --const NAME=VALUE      give a constant its value
      --manifest FILE         the project's `aqua.toml` (found upwards from the first file)
      --format NAME           diagnostics as text, json, jsonl, sarif, github or gnu (text)
      --color WHEN            auto, always or never (auto)
      --error-limit N         stop reporting after N errors, 0: never (100)
  -q, --quiet                 results and diagnostics only
  -v, --verbose               tell what happens on the way
  -h, --help                  show this text
      --version               show the version

examples
  aqua check src/main.aqua
  aqua check -I vendor --format github src/*.aqua
usage: aqua build [OPTIONS] [FILE]

compile the exported functions of a file, or what `aqua.toml` says

options
      --target KIND           what to write: air, ts, js or json; several with commas (air)
      --emit STAGE            print the functions as they are on the way: plan, placed or air
  -o, --output DIR            folder for the results; `-` prints them
      --pretty                AIR indented, one instruction a line
      --source-map            write FUNCTION.air.map beside each FUNCTION.air: source map version 3, to the lines of Aqua
      --profile NAME          small, or official: hops, forms and names as the official compiler has them,
                              for comparison (small)
      --no-relay              the client is reached directly
      --tracing               call `tracingSrv` of the client when a function begins, ends and fails
      --no-xor                leave out what passes errors to the caller
  -W, --warn LINT             warn of this lint, by name or code; `all` for all, also those that are off
  -D, --deny LINT             make this lint an error; `all` for all that warn
  -A, --allow LINT            say nothing about this lint; `all` for all. A lint comes before `all`, -D before -W
                              before -A, all of them before aqua.toml

options of every verb
  -I, --import DIR|PREFIX=DIR search imports there, after the importing file's folder; with PREFIX those that begin with it
      --const NAME=VALUE      give a constant its value
      --manifest FILE         the project's `aqua.toml` (found upwards from the first file)
      --format NAME           diagnostics as text, json, jsonl, sarif, github or gnu (text)
      --color WHEN            auto, always or never (auto)
      --error-limit N         stop reporting after N errors, 0: never (100)
  -q, --quiet                 results and diagnostics only
  -v, --verbose               tell what happens on the way
  -h, --help                  show this text
      --version               show the version

examples
  aqua build --target air -o out src/main.aqua      # out/FUNCTION.air for each
  aqua build --target ts -o web src/main.aqua       # web/main.ts for the client in JavaScript
  aqua build -o - --pretty src/main.aqua            # AIR of all of them on stdout, indented
  aqua build                                        # every [[build]] of aqua.toml
usage: aqua run [OPTIONS] FILE 'FUNCTION(ARGUMENTS)'

compile one function and run it on simulated peers

options
      --profile NAME          small, or official: hops, forms and names as the official compiler has them,
                              for comparison (small)
  -s, --scenario FILE         peers, services, network and arguments, as TOML
      --data JSON|@FILE       values for the names in the call
      --peer NAME             one more peer; `${peer.NAME}` in texts is its id
      --service ID.FUNCTION=REPLY
                              what a service answers on every peer, ID.FUNCTION@PEER on one. REPLY: JSON,
                              `echo` (first argument), `error:TEXT`, `error:CODE:TEXT`, `silent` (never)
      --seed N                another order of events (1)
      --ttl DURATION          life time of the workflow, virtual: `500ms`, `10s`, `2m`
      --relay NAME            name of the peer that connects the client (relay)
      --record FILE           write every event of the run there, as JSON Lines
      --no-relay              the client is reached directly
  -W, --warn LINT             warn of this lint, by name or code; `all` for all, also those that are off
  -D, --deny LINT             make this lint an error; `all` for all that warn
  -A, --allow LINT            say nothing about this lint; `all` for all. A lint comes before `all`, -D before -W
                              before -A, all of them before aqua.toml

options of every verb
  -I, --import DIR|PREFIX=DIR search imports there, after the importing file's folder; with PREFIX those that begin with it
      --const NAME=VALUE      give a constant its value
      --manifest FILE         the project's `aqua.toml` (found upwards from the first file)
      --format NAME           diagnostics as text, json, jsonl, sarif, github or gnu (text)
      --color WHEN            auto, always or never (auto)
      --error-limit N         stop reporting after N errors, 0: never (100)
  -q, --quiet                 results and diagnostics only
  -v, --verbose               tell what happens on the way
  -h, --help                  show this text
      --version               show the version

examples
  aqua run hello.aqua 'greet("Ada")'
  aqua run pay.aqua 'pay(to, 12)' --data '{"to": "${peer.bob}"}' --service 'bank.move=true'
  aqua run vote.aqua 'vote(peers)' -s vote.toml --seed 7 -v
usage: aqua air [OPTIONS] fmt|check|stats|diff|run FILE...

AIR scripts: lay out, check, count, compare, execute one step

options
      --peer NAME             air run: who executes (client). Names stand for the peers that `aqua run` gives
                              them to; in scripts, `${peer.NAME}` is an id
      --init NAME             air run: who began the particle (the same peer)
      --particle ID           id of the particle, for which signatures are made (air run: particle)
      --prev FILE             air run: data that this peer kept
      --current FILE          air run: data that arrived
      --call-results JSON|@FILE
                              air run: answers of services, `{"1": {"ret_code": 0, "result": JSON}}`
  -o, --output FILE           air run: write the new data there
      --batch                 air run: execute requests from standard input, a JSON object a line each

options of every verb
  -I, --import DIR|PREFIX=DIR search imports there, after the importing file's folder; with PREFIX those that begin with it
      --const NAME=VALUE      give a constant its value
      --manifest FILE         the project's `aqua.toml` (found upwards from the first file)
      --format NAME           diagnostics as text, json, jsonl, sarif, github or gnu (text)
      --color WHEN            auto, always or never (auto)
      --error-limit N         stop reporting after N errors, 0: never (100)
  -q, --quiet                 results and diagnostics only
  -v, --verbose               tell what happens on the way
  -h, --help                  show this text
      --version               show the version

examples
  aqua air fmt out/greet.air              # on stdout; `-` reads standard input
  aqua air check --format gnu out/*.air
  aqua air stats out/*.air --format json
  aqua air diff old/greet.air out/greet.air   # exit code 1 when instructions differ
  aqua air run out/greet.air --peer relay --current particle.bin -o new.bin
usage: aqua help [OPTIONS] [VERB]

show how to use a verb

options of every verb
  -I, --import DIR|PREFIX=DIR search imports there, after the importing file's folder; with PREFIX those that begin with it
      --const NAME=VALUE      give a constant its value
      --manifest FILE         the project's `aqua.toml` (found upwards from the first file)
      --format NAME           diagnostics as text, json, jsonl, sarif, github or gnu (text)
      --color WHEN            auto, always or never (auto)
      --error-limit N         stop reporting after N errors, 0: never (100)
  -q, --quiet                 results and diagnostics only
  -v, --verbose               tell what happens on the way
  -h, --help                  show this text
      --version               show the version

examples
  aqua help run
