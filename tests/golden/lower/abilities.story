# Abilities exist only while compiling: their fields are names for values, functions and streams.
=== args ===
aqua build --emit plan a.aqua
=== a.aqua ===
aqua A
export f

data Rec:
  name: string
  count: u32
  tags: []string

service S("s"):
  str(x: string) -> string
  num(x: u32) -> u32
  flag() -> bool
  all(xs: []string) -> string
  act(x: string)
  rec() -> Rec

ability Inner:
  n: u32
  run() -> u32

ability Outer:
  inner: Inner
  label: string

func mk() -> Outer:
  run = () -> u32:
    <- S.num(1)
  i = Inner(n = 5, run = run)
  <- Outer(inner = i, label = "t")

func f() -> u32, u32, string:
  o <- mk()
  a <- o.inner.run()
  <- a, o.inner.n, o.label
=== expect stdout ===
;; f
plan f relay relay
on %init_peer_id% via relay
  xor
    seq
      call "s" "num" [1] -> ret
      call "callbackSrv" "response" [ret 5 "t"]
    call "errorHandlingSrv" "error" [:error: 0]
