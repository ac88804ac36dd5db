# Sums of literals come last and as one, literals are folded, logic is short.
=== args ===
aqua build --emit plan a.aqua
=== a.aqua ===
aqua A
export sums, folded, compared, logic

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

func sums(a: u32, x: i64) -> u32, i64:
  <- (a + 1) + (2 + 3) - 4, x - 1 - 2

func folded() -> u32, i64, u32, bool, bool:
  <- 7 / 0, 3 - 5, 2 ** 8, 1 < 2, "a" == "b"

func compared(a: u32, b: u32) -> bool, bool:
  <- a < b, a == b

func logic(a: bool, b: bool) -> bool, bool:
  <- a && S.flag() || !b, a && true
=== expect stdout ===
;; sums
plan sums relay relay
on %init_peer_id% via relay
  xor
    seq
      par
        call "getDataSrv" "a" [] -> a
        call "getDataSrv" "x" [] -> x
      call "math" "add" [a 2] -> add
      call "math" "sub" [x 3] -> sub
      call "callbackSrv" "response" [add sub]
    call "errorHandlingSrv" "error" [:error: 0]
;; folded
plan folded relay relay
on %init_peer_id% via relay
  xor
    seq
      call "math" "div" [7 0] -> div
      call "callbackSrv" "response" [div -2 256 true false]
    call "errorHandlingSrv" "error" [:error: 0]
;; compared
plan compared relay relay
on %init_peer_id% via relay
  xor
    seq
      par
        call "getDataSrv" "a" [] -> a
        call "getDataSrv" "b" [] -> b
      call "cmp" "lt" [a b] -> lt
      xor
        match a b
          ap true -> eq
        ap false -> eq
      call "callbackSrv" "response" [lt eq]
    call "errorHandlingSrv" "error" [:error: 0]
;; logic
plan logic relay relay
on %init_peer_id% via relay
  xor
    seq
      par
        call "getDataSrv" "a" [] -> a
        call "getDataSrv" "b" [] -> b
      xor
        match a false
          ap false -> and
        seq
          call "s" "flag" [] -> ret
          ap ret -> and
      xor
        match and true
          ap true -> or
        seq
          xor
            match b true
              ap false -> not
            ap true -> not
          ap not -> or
      call "callbackSrv" "response" [or a]
    call "errorHandlingSrv" "error" [:error: 0]
=== expect stderr ===
warning[AQ4028]: division by zero fails when the program runs
   ┌─ a.aqua:21:10
   │
21 │   <- 7 / 0, 3 - 5, 2 ** 8, 1 < 2, "a" == "b"
   │          ^ zero
   │

