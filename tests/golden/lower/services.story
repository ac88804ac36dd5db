# Ids of services: default, set for a block, passed as an ability.
=== args ===
aqua build --emit plan a.aqua
=== a.aqua ===
aqua A
export ids, passed

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

service T("def"):
  go(x: string) -> string

func use{T}(x: string) -> string:
  <- T.go(x)

func ids(x: string) -> string, string:
  a <- T.go(x)
  T S.str("k")
  b <- T.go(x)
  <- a, b

func passed(id: string, x: string) -> string:
  T id
  <- use{T}(x)
=== expect stdout ===
;; ids
plan ids relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "x" [] -> x
      call "def" "go" [x] -> ret
      call "s" "str" ["k"] -> ret~1
      call ret~1 "go" [x] -> ret~2
      call "callbackSrv" "response" [ret ret~2]
    call "errorHandlingSrv" "error" [:error: 0]
;; passed
plan passed relay relay
on %init_peer_id% via relay
  xor
    seq
      par
        call "getDataSrv" "id" [] -> id
        call "getDataSrv" "x" [] -> x
      call id "go" [x] -> ret
      call "callbackSrv" "response" [ret]
    call "errorHandlingSrv" "error" [:error: 0]
=== expect stderr ===
warning[AQ4026]: `T` hides the service of this name
   ┌─ a.aqua:20:10
   │
17 │ service T("def"):
   │         - the service
   ·
20 │ func use{T}(x: string) -> string:
   │          ^
   │

