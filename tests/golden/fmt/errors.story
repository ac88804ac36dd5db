# A file that cannot be read as Aqua stays as it is; the others are laid out.
=== args ===
aqua fmt broken.aqua good.aqua nowhere.aqua
aqua fmt
aqua fmt --format gnu broken.aqua
aqua fmt unwritable/a.aqua
=== broken.aqua ===
aqua B
func f(:
   x  =  1
=== good.aqua ===
aqua  G
=== unwritable/a.aqua ===
aqua  U
=== expect stderr ===
$ aqua fmt broken.aqua good.aqua nowhere.aqua
error[AQ0046]: `(` is never closed, expected `)`
  ┌─ broken.aqua:2:7
  │
2 │ func f(:
  │       ^ opened here
  │

error[AQ9001]: cannot read `nowhere.aqua`: no such file

formatted 3 files, 1 changed, 2 errors in <time>
$ aqua fmt
error: no file and no `aqua.toml`, expected `aqua fmt FILE...`, or a project
 help: `aqua fmt .` takes the files of this folder
$ aqua fmt --format gnu broken.aqua
broken.aqua:2:7: error: `(` is never closed, expected `)` [AQ0046]
formatted 1 file, 0 changed, 1 error in <time>
$ aqua fmt unwritable/a.aqua
error[AQ9002]: cannot write `unwritable/a.aqua`: permission denied

formatted 1 file, 0 changed, 1 error in <time>
=== expect exit ===
1
2
1
3
=== expect file good.aqua ===
aqua G
