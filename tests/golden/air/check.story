# `aqua air check` says what production peers would refuse, with the place; several files in one go.
=== args ===
aqua air check good.air
aqua air check good.air wrong.air unclosed.air
aqua air check --format gnu wrong.air names.air
aqua air check -
aqua air check empty.air
aqua air check nowhere.air good.air
aqua air check
aqua air
aqua air chek good.air
aqua air diff good.air
=== good.air ===
(call "p" ("s" "f") [1 "a" []] $x)
=== wrong.air ===
(seq (null))
(bad)
=== unclosed.air ===
(seq (null) (ap "abc
=== names.air ===
(seq
 (ap x y)
 (seq
  (next i)
  (ap 99999999999999999999 z)))
=== empty.air ===
=== stdin ===
(fail 0 "no error has code 0")
=== expect stdout ===
$ aqua air check --format gnu wrong.air names.air
names.air:5:7: error: `99999999999999999999` does not fit into 64 bits [AQ6005]
wrong.air:1:12: error: found `)`, expected another instruction in parentheses [AQ6012]
wrong.air:1:2: note: in this `seq`
wrong.air:2:1: error: found `(` after the end of the script, which is one instruction [AQ6015]
=== expect stderr ===
$ aqua air check good.air
checked 1 file, 0 errors, 0 warnings in <time>
$ aqua air check good.air wrong.air unclosed.air
error[AQ6003]: the string has no closing quote
  ┌─ unclosed.air:1:17
  │
1 │ (seq (null) (ap "abc
  │                 ^ starts here
  │
 help: AIR has no escapes: a string ends at the next `"`

error[AQ6012]: found `)`, expected another instruction in parentheses
  ┌─ wrong.air:1:12
  │
1 │ (seq (null))
  │  ---       ^
  │  │
  │  in this `seq`
  │

error[AQ6015]: found `(` after the end of the script, which is one instruction
  ┌─ wrong.air:2:1
  │
2 │ (bad)
  │ ^
  │

checked 3 files, 3 errors, 0 warnings in <time>
$ aqua air check --format gnu wrong.air names.air
checked 2 files, 3 errors, 0 warnings in <time>
$ aqua air check -
error[AQ6022]: `fail` with the code 0, expected another number: 0 means success
  ┌─ <stdin>:1:1
  │
1 │ (fail 0 "no error has code 0")
  │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
$ aqua air check empty.air
error[AQ6014]: the script is empty, expected an instruction
  ┌─ empty.air:1:1
  │
1 │
  │ ^
  │

checked 1 file, 1 error, 0 warnings in <time>
$ aqua air check nowhere.air good.air
error[AQ9001]: cannot read `nowhere.air`: no such file

checked 2 files, 1 error, 0 warnings in <time>
$ aqua air check
error: no file, expected `aqua air check FILE...`
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
$ aqua air chek good.air
error: unknown verb `air chek`
 help: did you mean `aqua air check`?
$ aqua air diff good.air
error: 1 file, expected `aqua air diff FILE FILE`
=== expect exit ===
0
1
1
1
1
3
2
2
2
2
