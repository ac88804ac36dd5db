# Misspelled verbs and options get a suggestion; options of other verbs are explained.
=== args ===
aqua chekc a.aqua
aqua check --fromat json a.aqua
aqua run --sed 3 a.aqua 'f()'
aqua check --seed 3 a.aqua
aqua --seed 3 run a.aqua 'f()'
aqua check -x a.aqua
aqua help chek
=== expect stderr ===
error: unknown verb `chekc`
 help: did you mean `aqua check`?
error: unknown option `--fromat`
 help: did you mean `--format`?
error: unknown option `--sed`
 help: did you mean `--seed`?
error: unknown option `--seed`
 help: `--seed` is an option of `aqua run`
error: option `--seed` stands before the verb `run`, expected after it
error: unknown option `-x`
error: unknown verb `chek`
 help: `aqua help` lists all
=== expect exit ===
2
2
2
2
2
2
2
