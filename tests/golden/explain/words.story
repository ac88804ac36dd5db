# A code is explained by its number or its name; without one all are listed.
=== args ===
aqua explain for-in
aqua explain unknown-nmae
aqua explain AQ4711
aqua explain workflow-stuck
=== expect stdout ===
$ aqua explain for-in
error[AQ0112] for-in

`for` takes each element with an arrow: `for name <- collection:`.

wrong
  aqua M

  export f

  service S("s"):
    work(n: u8)

  func f(all: []u8):
    for n in all:
      S.work(n)

right
  aqua M

  export f

  service S("s"):
    work(n: u8)

  func f(all: []u8):
    for n <- all:
      S.work(n)
$ aqua explain workflow-stuck
error[AQ9102] workflow-stuck

Nothing can happen any more, and the workflow has no result. Some peer waits for a value that never comes: an element of a
stream that gets fewer values than are waited for, a service that never answers, or a result on a peer that the data does
not reach. The report lists who waits for what.
=== expect stderr ===
$ aqua explain unknown-nmae
error: `unknown-nmae` is neither a code nor the name of one
 help: did you mean `unknown-name`?
$ aqua explain AQ4711
error: `AQ4711` is neither a code nor the name of one
 help: `aqua explain` lists all
=== expect exit ===
0
2
2
0
