# The wrong program of `aqua explain old-option`.
=== args ===
aqua check main.aqua
=== main.aqua ===
module M

export f

func f() -> ?string:
  s: ?string
  s <<- "a"
  <- s
=== expect stderr ===
warning[AQ4009]: `module` is an old word for `aqua`
  ┌─ main.aqua:1:1
  │
1 │ module M
  │ ^^^^^^
  │
 fix: write `aqua`
1 │ aqua M

warning[AQ4019]: an option is declared like a stream, which old programs did; it is taken for `*string`
  ┌─ main.aqua:6:6
  │
6 │   s: ?string
  │      ^^^^^^^ write `*string`
  │

checked 1 file, 0 errors, 2 warnings in <time>
`aqua fix` corrects 1
