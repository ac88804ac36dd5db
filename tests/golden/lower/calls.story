# Functions are inlined: a result is another name for what the callee returned, and several are.
=== args ===
aqua build --emit plan a.aqua
=== a.aqua ===
aqua A
export twice, pair, unused

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

func g(a: string) -> string:
  b <- S.str(a)
  <- b

func swap(a: string, b: string) -> string, string:
  <- b, a

func twice(x: string) -> string:
  b <- g(x)
  c <- g(b)
  <- c

func pair(x: string) -> string, string:
  a, b <- swap(x, "lit")
  <- a, b

func unused(x: string, y: string) -> string:
  S.str(x)
  z = [x, "q"]
  <- "k"
=== expect stdout ===
;; twice
plan twice relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "x" [] -> x
      call "s" "str" [x] -> ret
      call "s" "str" [ret] -> ret~1
      call "callbackSrv" "response" [ret~1]
    call "errorHandlingSrv" "error" [:error: 0]
;; pair
plan pair relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "x" [] -> x
      call "callbackSrv" "response" ["lit" x]
    call "errorHandlingSrv" "error" [:error: 0]
;; unused
plan unused relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "x" [] -> x
      call "s" "str" [x]
      call "callbackSrv" "response" ["k"]
    call "errorHandlingSrv" "error" [:error: 0]
=== expect stderr ===
warning[AQ4001]: the result of `str` is not used
   ┌─ a.aqua:34:5
   │
34 │   S.str(x)
   │     ^^^
   │

warning[AQ4002]: `z` is never used
   ┌─ a.aqua:35:3
   │
35 │   z = [x, "q"]
   │   ^
   │

