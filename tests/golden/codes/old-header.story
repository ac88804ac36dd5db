# The wrong program of `aqua explain old-header`.
=== args ===
aqua check main.aqua
=== main.aqua ===
module M

export f

func f() -> string:
  <- "a"
=== expect stderr ===
warning[AQ4009]: `module` is an old word for `aqua`
  ┌─ main.aqua:1:1
  │
1 │ module M
  │ ^^^^^^
  │
 fix: write `aqua`
1 │ aqua M

checked 1 file, 0 errors, 1 warning in <time>
`aqua fix` corrects 1
