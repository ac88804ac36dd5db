# The wrong program of `aqua explain second-name-unexpected`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S("s"):
  work(text: string)

func f(names: []string):
  for i, name <- names:
    S.work(name)
=== expect stderr ===
error[AQ2540]: two names for the elements of `[]string`, expected one
  ┌─ main.aqua:9:10
  │
9 │   for i, name <- names:
  │          ^^^^ only stream maps have keys
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
