# Verbs without what they work on.
=== args ===
aqua check
aqua build --target air a.aqua
aqua build --target air -o out
aqua build --target air -o out a.aqua b.aqua --format gnu
aqua air
aqua air pretty a.air
aqua air fmt
aqua a.aqua check b.aqua
=== expect stdout ===
$ aqua build --target air -o out a.aqua b.aqua --format gnu
aqua: error: cannot read `a.aqua`: no such file [AQ9001]
aqua: error: cannot read `b.aqua`: no such file [AQ9001]
=== expect stderr ===
$ aqua check
error: no file and no `aqua.toml`, expected `aqua check FILE...`, or a project
 help: `aqua check .` takes the files of this folder
$ aqua build --target air a.aqua
error: no place for the results, expected `-o DIR`
 help: `-o -` prints them
$ aqua build --target air -o out
error: no file and no `aqua.toml`, expected `aqua build FILE...`, or a project
 help: `aqua build .` takes the files of this folder
$ aqua build --target air -o out a.aqua b.aqua --format gnu
built 0 functions, 2 errors, 0 warnings in <time>
$ aqua air
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
$ aqua air pretty a.air
error: unknown verb `air pretty`
 help: `aqua help air` lists them
$ aqua air fmt
error: no file, expected `aqua air fmt FILE...`
$ aqua a.aqua check b.aqua
error: `a.aqua` stands before the verb `check`
=== expect exit ===
2
2
2
3
2
2
2
2
