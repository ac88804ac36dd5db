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
$ aqua chekc a.aqua
error: unknown verb `chekc`
 help: did you mean `aqua check`?
$ aqua check --fromat json a.aqua
error: unknown option `--fromat`
 help: did you mean `--format`?
$ aqua run --sed 3 a.aqua 'f()'
error: unknown option `--sed`
 help: did you mean `--seed`?
$ aqua check --seed 3 a.aqua
error: unknown option `--seed`
 help: `--seed` is an option of `aqua run`
$ aqua --seed 3 run a.aqua 'f()'
error: option `--seed` stands before the verb `run`, expected after it
$ aqua check -x a.aqua
error: unknown option `-x`
$ aqua help chek
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
