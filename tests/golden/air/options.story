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
(seq
 (null)
 (ap 1 x)
)
(null)
=== expect stderr ===
error: `--output` is an option of `aqua air run`, not of `aqua air fmt`
error: `--batch` is an option of `aqua air run`, not of `aqua air stats`
error: `--peer` is an option of `aqua air run`, not of `aqua air check`
error: `-` stands for two files, but there is one standard input
error: unknown option `--check`
 help: `--check` is an option of `aqua fmt`
error: unknown option `--indent`
 help: did you mean `--init`?
error: `--format xml`, expected text, json, jsonl, sarif, github or gnu
error[AQ6012]: found `)`, expected another instruction in parentheses
  ┌─ -odd.air:1:12
  │
1 │ (seq (null))
  │  ---       ^
  │  │
  │  in this `seq`
  │

checked 1 file, 1 error, 0 warnings in <time>
checked 1 file, 0 errors, 0 warnings in <time>
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
0
