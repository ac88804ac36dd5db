# A report that cannot be written is said, after the run; so are two results for one file.
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
