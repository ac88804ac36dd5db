# `on` with its way and its errors, `par`, `co`, callbacks; an `on` around nothing is nothing.
=== args ===
aqua build --emit plan a.aqua
=== a.aqua ===
aqua A
export way, many, both, alone, empty, called

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

func way(p: string, rs: []string, r: ?string) -> string:
  on p via rs via r!:
    x <- S.str("a")
  <- x

func many(p: string, q: string):
  on p:
    on q:
      S.act("a")

func both(p: string):
  S.act("a")
  par on p:
    S.act("b")
  par S.act("c")

func alone():
  co S.act("a")
  S.act("b")

func empty(p: string):
  on p:
    x = 1

func called(p: string, cb: string -> string) -> string:
  a <- cb("here")
  on p:
    b <- cb(a)
  <- b
=== expect stdout ===
;; way
plan way relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      call "getDataSrv" "rs" [] -> rs
      call "getDataSrv" "r" [] -> r
      ap r.$.[0] -> r~1
      xor
        on p via each rs via r~1
          call "s" "str" ["a"] -> ret
        fail :error:
      call "callbackSrv" "response" [ret]
    call "errorHandlingSrv" "error" [:error: 0]
;; many
plan many relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      call "getDataSrv" "q" [] -> q
      xor
        on p
          xor
            on q
              call "s" "act" ["a"]
            fail :error:
        fail :error:
    call "errorHandlingSrv" "error" [:error: 0]
;; both
plan both relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      par
        call "s" "act" ["a"]
        xor
          on p
            call "s" "act" ["b"]
          fail :error:
        call "s" "act" ["c"]
    call "errorHandlingSrv" "error" [:error: 0]
;; alone
plan alone relay relay
on %init_peer_id% via relay
  xor
    seq
      detach
        call "s" "act" ["a"]
      call "s" "act" ["b"]
    call "errorHandlingSrv" "error" [:error: 0]
;; empty
plan empty relay relay
on %init_peer_id% via relay
  xor
    null
    call "errorHandlingSrv" "error" [:error: 0]
;; called
plan called relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      call "callbackSrv" "cb" ["here"] -> res
      xor
        on p
          xor
            on %init_peer_id% via relay
              call "callbackSrv" "cb" [res] -> res~1
            fail :error:
        fail :error:
      call "callbackSrv" "response" [res~1]
    call "errorHandlingSrv" "error" [:error: 0]
=== expect stderr ===
warning[AQ4002]: `x` is never used
   ┌─ a.aqua:39:5
   │
39 │     x = 1
   │     ^
   │

