# Each verb below `aqua air` has its own options and its own number of files; `-` is standard input, once; `--` ends the options.
=== args ===
aqua air fmt good.air -o out.air
aqua air stats --batch good.air
aqua air check --peer relay good.air
aqua air diff - -
aqua air fmt good.air - --quiet
aqua air fmt --check good.air
aqua air fmt --indent good.air
aqua air check --format xml good.air
aqua air check -- -odd.air
aqua air -- check good.air
=== good.air ===
(seq (null) (ap 1 x))
=== -odd.air ===
(seq (null))
=== stdin ===
(null)
=== expect stdout ===
$ aqua air fmt good.air - --quiet
(seq
 (null)
 (ap 1 x)
)
(null)
=== expect stderr ===
$ aqua air fmt good.air -o out.air
error: unknown option `-o`
 help: `-o` is an option of `aqua air run`
$ aqua air stats --batch good.air
error: unknown option `--batch`
 help: `--batch` is an option of `aqua air run`
$ aqua air check --peer relay good.air
error: unknown option `--peer`
 help: `--peer` is an option of `aqua air run`
$ aqua air diff - -
error: `-` stands for two files, but there is one standard input
$ aqua air fmt --check good.air
error: unknown option `--check`
 help: `--check` is an option of `aqua fmt`
$ aqua air fmt --indent good.air
error: unknown option `--indent`
$ aqua air check --format xml good.air
error: `--format xml`, expected text, json, jsonl, sarif, github or gnu
$ aqua air check -- -odd.air
error[AQ6012]: found `)`, expected another instruction in parentheses
  ┌─ -odd.air:1:12
  │
1 │ (seq (null))
  │  ---       ^
  │  │
  │  in this `seq`
  │

checked 1 file, 1 error, 0 warnings in <time>
$ aqua air -- check good.air
error: unknown verb `air check`
 help: a verb stands before `--`
=== expect exit ===
2
2
2
2
0
2
2
2
1
2
