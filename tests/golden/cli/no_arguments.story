# Without arguments the help goes to stderr, and nothing was done.
=== args ===
aqua
aqua --verbose
=== expect stderr ===
$ aqua
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
$ aqua --verbose
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
=== expect exit ===
2
2
