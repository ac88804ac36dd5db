# Without arguments the help goes to stderr, and nothing was done.
=== args ===
aqua
aqua --verbose
=== expect stderr ===
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
=== expect exit ===
2
2
