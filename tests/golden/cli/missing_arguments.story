# Verbs without what they work on.
=== args ===
aqua check
aqua build --target air a.aqua
aqua build --target air -o out
aqua build --target air -o out a.aqua b.aqua
aqua air
aqua air pretty a.air
aqua air fmt
aqua a.aqua check b.aqua
=== expect stderr ===
error: no file, expected `aqua check FILE...`
error: no place for the results, expected `-o DIR`
 help: `-o -` prints them
error: 0 files, expected one
error: 2 files, expected one
error: nothing to do, expected `fmt`, `check`, `stats`, `diff` or `run` after `aqua air`
error: `aqua air pretty`, expected `fmt`, `check`, `stats`, `diff` or `run`
error: no file, expected `aqua air fmt FILE...`
error: `a.aqua` stands before the verb `check`
=== expect exit ===
2
2
2
2
2
2
2
2
