# A report that cannot be written is said, after the run.
=== args ===
aqua run f.aqua 'f()' --report unwritable/page.html
aqua run f.aqua 'f()' --report
=== f.aqua ===
aqua F
export f
service S("op"):
  identity(x: string) -> string
func f() -> string:
  x <- S.identity("here")
  <- x
=== expect stdout ===
$ aqua run f.aqua 'f()' --report unwritable/page.html
"here"
=== expect stderr ===
$ aqua run f.aqua 'f()' --report unwritable/page.html
ran f on 1 peer: 0 hops, 2 service calls, 0ms virtual, seed 1, in <time>
error[AQ9002]: cannot write `unwritable/page.html`: permission denied

$ aqua run f.aqua 'f()' --report
error: option `--report` has no value, expected `--report OUT`
=== expect exit ===
3
2
