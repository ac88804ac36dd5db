# The wrong program of `aqua explain space-unexpected`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

func f(names: [] string) -> u32:
  <- names.length
=== expect stderr ===
error[AQ0051]: white space before `string`, expected none inside a collection type
  ┌─ main.aqua:5:18
  │
5 │ func f(names: [] string) -> u32:
  │                  ^^^^^^
  │
 fix: remove the white space
5 │ func f(names: []string) -> u32:

checked 1 file, 1 error, 0 warnings in <time>
`aqua fix` corrects 1
=== expect exit ===
1
