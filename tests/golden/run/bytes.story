# A result that is a list of bytes becomes a file; what is none is an error.
=== args ===
aqua run b.aqua 'f()' --bytes out.txt
aqua run b.aqua 'g()' --bytes one.txt
aqua run b.aqua 'h()' --bytes none.txt
aqua run b.aqua 'i()' --bytes none.txt
aqua run b.aqua 'f()' --bytes unwritable/out.txt
=== b.aqua ===
aqua B declares *

export f, g, h, i

func f() -> []u8, string:
  <- [104, 105, 10], "more"

func g() -> []u8:
  <- [104, 105]

func h() -> []u16:
  <- [104, 256]

func i() -> string:
  <- "text"
=== expect stdout ===
$ aqua run b.aqua 'f()' --bytes out.txt
"more"
$ aqua run b.aqua 'h()' --bytes none.txt
[104,256]
$ aqua run b.aqua 'i()' --bytes none.txt
"text"
$ aqua run b.aqua 'f()' --bytes unwritable/out.txt
[[104,105,10],"more"]
=== expect stderr ===
$ aqua run b.aqua 'f()' --bytes out.txt
ran f on 1 peer: 0 hops, 1 service call, 0ms virtual, seed 1, in <time>
$ aqua run b.aqua 'g()' --bytes one.txt
ran g on 1 peer: 0 hops, 1 service call, 0ms virtual, seed 1, in <time>
$ aqua run b.aqua 'h()' --bytes none.txt
error[AQ9002]: cannot write `none.txt`: the first result is no list of bytes

ran h on 1 peer: 0 hops, 1 service call, 0ms virtual, seed 1, in <time>
$ aqua run b.aqua 'i()' --bytes none.txt
error[AQ9002]: cannot write `none.txt`: the first result is no list of bytes

ran i on 1 peer: 0 hops, 1 service call, 0ms virtual, seed 1, in <time>
$ aqua run b.aqua 'f()' --bytes unwritable/out.txt
error[AQ9002]: cannot write `unwritable/out.txt`: permission denied

ran f on 1 peer: 0 hops, 1 service call, 0ms virtual, seed 1, in <time>
=== expect exit ===
0
0
3
3
3
=== expect file one.txt ===
hi
<no line end>
=== expect file out.txt ===
hi
