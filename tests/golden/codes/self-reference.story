# The wrong program of `aqua explain self-reference`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

data Tree:
  name: string
  children: []Tree

func f(t: Tree) -> string:
  <- t.name
=== expect stderr ===
error[AQ2010]: `Tree` is used in its own definition
  ┌─ main.aqua:7:15
  │
7 │   children: []Tree
  │               ^^^^ refers to itself
  │
 help: types cannot contain themselves

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
