# `-I PREFIX=DIR` and `[imports.map]`: the longest prefix of an import says where it is looked for.
=== args ===
aqua check -q main.aqua
aqua check -q -I @acme/=vendor -I @acme/deep/=deep -I other main.aqua
aqua check -q -I @acme/=vendor -I @acme/=second main.aqua
aqua check -q mapped/main.aqua
=== main.aqua ===
aqua Main

import "@acme/lib"
import "@acme/deep/more"

export one, two
=== vendor/lib.aqua ===
aqua Lib declares *

func one() -> u8:
  <- 1
=== deep/more.aqua ===
aqua More declares *

func two() -> u8:
  <- 2
=== second/deep/more.aqua ===
aqua More declares *

func two() -> u8:
  <- 22
=== mapped/aqua.toml ===
[imports.map]
"@acme/" = ["../vendor", "../second"]
=== mapped/main.aqua ===
aqua Main

import "@acme/lib"
import "@acme/deep/more"

export one, two
=== expect stderr ===
$ aqua check -q main.aqua
error[AQ0801]: `@acme/lib` is not found
  ┌─ main.aqua:3:8
  │
3 │ import "@acme/lib"
  │        ^^^^^^^^^^^
  │
 note: looked for `@acme/lib.aqua`, `node_modules/@acme/lib.aqua`, `<stdlib>/@acme/lib.aqua`
 help: packages are found in `node_modules` beside the file or above it, or with `-I FOLDER`

error[AQ0801]: `@acme/deep/more` is not found
  ┌─ main.aqua:4:8
  │
4 │ import "@acme/deep/more"
  │        ^^^^^^^^^^^^^^^^^
  │
 note: looked for `@acme/deep/more.aqua`, `node_modules/@acme/deep/more.aqua`, `<stdlib>/@acme/deep/more.aqua`
 help: packages are found in `node_modules` beside the file or above it, or with `-I FOLDER`

=== expect exit ===
1
0
0
0
