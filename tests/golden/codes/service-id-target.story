# The wrong program of `aqua explain service-id-target`.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua M

export f

service S:
  work()

func f(id: string):
  S.work "s"
=== expect stderr ===
error[AQ0131]: found a string beside a value, expected an operator, or a service on the left to give it an id
  ┌─ main.aqua:9:10
  │
9 │   S.work "s"
  │          ^^^
  │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
