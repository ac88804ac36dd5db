# Help on the whole command and on each verb.
=== args ===
aqua --help
aqua help check
aqua build --help
aqua run -h
aqua help air
aqua help help
=== expect stdout ===
$ aqua --help
aqua: compile Aqua workflows, and run them on simulated peers

usage: aqua VERB [OPTIONS] ARGUMENTS
       aqua FILE.aqua...            the same as `aqua check`

verbs
  new       make a project whose tests pass, from a template
  doctor    show what a project resolves to, and what the machine lacks
  check     report what is wrong in Aqua files, scenarios and manifests
  build     compile the exported functions, as `-o` or `aqua.toml` says
  run       compile one function and run it on simulated peers
  test      run scenarios (`*.scenario.toml`) and native tests (`*.test.aqua`)
  serve     host the peers of a scenario for live clients, on the real protocol
  diagram   draw who does what on which peer, from source alone
  replay    run again what was recorded, and compare
  trace     show what a recording says
  debug     go through a run step by step, forwards and backwards
  explore   run a scenario (`*.scenario.toml`) in all orders, with faults
  fmt       lay out Aqua files, in place
  fix       correct the errors whose correction is certain
  explain   explain a code, with a wrong and a right program
  lsp       serve an editor on standard input and output
  dap       serve the debugger to an editor on standard input and output
  complete  write a script that completes words of aqua in a shell
  help      show how to use a verb
  air       AIR scripts: fmt, check, stats, diff, run
  particle  data of particles: show, verify, diff
  key       keys of peers: new, show
  wasm      compute modules: info, interface, call, repl, build, set

options of most verbs, before or after it
      --format NAME           diagnostics as text, json, jsonl, sarif, github or
                              gnu (text)
      --color WHEN            auto, always or never (auto)
      --error-limit N         show N errors and N warnings at most, 0: all (100)
  -q, --quiet                 results and diagnostics only
  -v, --verbose               tell what happens on the way
  -h, --help                  show this text
      --version               show the version

`aqua help VERB` has more, and examples. `-` stands for standard input
wherever a file is read.

exit codes
  0   done
  1   the program or its data is at fault
  2   the command line or the scenario is at fault
  3   a file cannot be read or written
  4   the workflow ended with an error
  5   the workflow did not end
  6   the same run twice was not the same
  70  an error of aqua itself
  130 SIGINT ended the run, 143: SIGTERM did
$ aqua help check
usage: aqua check [OPTIONS] [FILE|FOLDER...]

report what is wrong in Aqua files, scenarios and manifests

options
  -I, --import DIR|PREFIX=DIR search imports there, after the importing file's
                              folder; with PREFIX those that begin with it
  -W, --warn LINT             warn of this lint, by name or code; `all` for all,
                              also those that are off
  -D, --deny LINT             make this lint an error; `all` for all that warn
  -A, --allow LINT            say nothing about this lint; `all` for all. A lint
                              comes before `all`, -D before -W before -A, all of
                              them before aqua.toml
      --const NAME=VALUE      give a constant its value
      --manifest FILE         the project's `aqua.toml` (found upwards from the
                              first file)

options of most verbs
      --format NAME           diagnostics as text, json, jsonl, sarif, github or
                              gnu (text)
      --color WHEN            auto, always or never (auto)
      --error-limit N         show N errors and N warnings at most, 0: all (100)
  -q, --quiet                 results and diagnostics only
  -v, --verbose               tell what happens on the way
  -h, --help                  show this text

examples
  aqua check src/main.aqua
  aqua check                                  # all files of the project
  aqua check -I vendor --format github src
  aqua check aqua.toml tests/vote.toml        # a manifest, a scenario
$ aqua build --help
usage: aqua build [OPTIONS] [FILE|FOLDER...]

compile the exported functions, as `-o` or `aqua.toml` says

options
      --target KIND           what to write: air, ts, js or json, several with
                              commas (air); schema: that of scenarios
      --emit STAGE            print the functions as they are on the way: plan,
                              placed or air
      --print-after PASS      print the plans of the functions as this pass
                              leaves them; any other word lists the passes
  -o, --output DIR            folder for the results; `-` prints them
      --force                 write over files that aqua did not generate
      --pretty                AIR indented, one instruction a line
      --source-map            write FUNCTION.air.map beside each FUNCTION.air:
                              source map version 3, to the lines of Aqua
      --profile NAME          small, or official: hops, forms and names of the
                              official compiler, for comparison; of `build`,
                              script: AIR for spells, without a relay (small)
      --no-relay              the client is reached directly
      --tracing               call `tracingSrv` of the client when a function
                              begins, ends and fails
      --no-xor                leave out what passes errors to the caller
  -I, --import DIR|PREFIX=DIR search imports there, after the importing file's
                              folder; with PREFIX those that begin with it
  -W, --warn LINT             warn of this lint, by name or code; `all` for all,
                              also those that are off
  -D, --deny LINT             make this lint an error; `all` for all that warn
  -A, --allow LINT            say nothing about this lint; `all` for all. A lint
                              comes before `all`, -D before -W before -A, all of
                              them before aqua.toml
      --const NAME=VALUE      give a constant its value
      --manifest FILE         the project's `aqua.toml` (found upwards from the
                              first file)

options of most verbs
      --format NAME           diagnostics as text, json, jsonl, sarif, github or
                              gnu (text)
      --color WHEN            auto, always or never (auto)
      --error-limit N         show N errors and N warnings at most, 0: all (100)
  -q, --quiet                 results and diagnostics only
  -v, --verbose               tell what happens on the way
  -h, --help                  show this text

examples
  aqua build -o out src/main.aqua             # out/FUNCTION.air for each
  aqua build --target ts -o web src/main.aqua # web/main.ts for TypeScript
  aqua build -o - --pretty src/main.aqua      # all AIR on stdout, indented
  aqua build                                  # every [[build]] of aqua.toml
$ aqua run -h
usage: aqua run [OPTIONS] [FILE] ['FUNCTION(ARGUMENTS)']

compile one function and run it on simulated peers

options
      --profile NAME          small, or official: hops, forms and names of the
                              official compiler, for comparison; of `build`,
                              script: AIR for spells, without a relay (small)
  -s, --scenario FILE         peers, services, network and arguments, as TOML
      --data JSON|@FILE       values for the names in the call
      --peer NAME             one more peer; `${peer.NAME}` in texts is its id
      --service ID.FUNCTION=REPLY
                              what a service answers on every peer;
                              ID.FUNCTION@PEER=REPLY: on one. REPLY is JSON,
                              `echo` (first argument), `error:TEXT`,
                              `error:CODE:TEXT` or `silent` (never)
      --callback NAME=REPLY   what a parameter of function type answers; REPLY
                              as for `--service`
      --seed N                another order of events (1, or the scenario's)
      --schedule TEXT         let it go otherwise than by itself: `drop
                              ann>relay#1`, `bob>client#1 before ann>client#1`;
                              several with commas
      --ttl DURATION          life time of the workflow, virtual: `500ms`,
                              `10s`, `2m`
      --relay NAME            name of the peer that connects the client (relay)
      --network MULTIADDR     call over the network behind this relay instead:
                              `/ip4/127.0.0.1/tcp/9990/ws/p2p/ID`, as `aqua
                              serve` and others write it
      --key FILE              with --network: the key of the client, made by
                              `aqua key new` (one that follows from its name)
      --names                 names of peers in place of their ids in the result
      --bytes OUT             write the first result, a list of bytes, there as
                              a file, and show the others only
      --record OUT            write every event of the run there, as JSON Lines
      --report OUT            write a page about the run there: HTML that a
                              browser opens from disk
      --no-relay              the client is reached directly
      --tape TAPE             write there what programs and requests of modules
                              answer, as JSON Lines (run: the scenario's
                              `effects.tape`)
      --replay                answer from the tape instead: nothing leaves the
                              process
      --max-memory SIZE       memory for values, data and messages of the run:
                              `64MiB`, `2GiB` (512MiB, or the scenario's)
      --max-instructions N    instructions of one run of an interpreter
                              (20000000, or the scenario's)
  -I, --import DIR|PREFIX=DIR search imports there, after the importing file's
                              folder; with PREFIX those that begin with it
  -W, --warn LINT             warn of this lint, by name or code; `all` for all,
                              also those that are off
  -D, --deny LINT             make this lint an error; `all` for all that warn
  -A, --allow LINT            say nothing about this lint; `all` for all. A lint
                              comes before `all`, -D before -W before -A, all of
                              them before aqua.toml
      --const NAME=VALUE      give a constant its value
      --manifest FILE         the project's `aqua.toml` (found upwards from the
                              first file)

options of most verbs
      --format NAME           diagnostics as text, json, jsonl, sarif, github or
                              gnu (text)
      --color WHEN            auto, always or never (auto)
      --error-limit N         show N errors and N warnings at most, 0: all (100)
  -q, --quiet                 results and diagnostics only
  -v, --verbose               tell what happens on the way
  -h, --help                  show this text

examples
  aqua run hello.aqua 'greet("Ada")'
  aqua run pay.aqua 'pay(to, 12)' --peer bob \
    --data '{"to": "${peer.bob}"}' --service 'bank.move=true'
  aqua run vote.aqua -s tests/vote.toml --seed 7 -v
  aqua run -s tests/vote.toml      # program and call of the scenario
$ aqua help air
usage: aqua air VERB [OPTIONS] ARGUMENTS

AIR scripts

verbs
  air fmt FILE...             lay out AIR scripts, on stdout
  air check FILE...           report what is wrong in AIR scripts
  air stats FILE...           count instructions, peers, services and variables
  air diff FILE FILE          compare the instructions of two scripts
  air run FILE                execute one step of a script on one peer

examples
  aqua air fmt out/greet.air
  aqua air check --format gnu out/*.air
  aqua air stats out/*.air --format json
  aqua air diff old/greet.air out/greet.air   # exit code 1 when they differ
  aqua air run out/greet.air --peer relay --current particle.bin -o new.bin
  aqua air run --batch < requests.jsonl

`aqua help air VERB` has the options.
$ aqua help help
usage: aqua help [OPTIONS] [VERB]

show how to use a verb

options
      --man                   the same as a page for man(1)

options of most verbs
  -h, --help                  show this text

examples
  aqua help run
  aqua help air stats
