# All forms of `for`, and parseq.
=== args ===
aqua build --emit plan a.aqua
=== a.aqua ===
aqua A
export seq, together, trying, growing, spread, none

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

func seq(xs: []string):
  for x <- xs:
    S.act(x)

func together(xs: []string):
  for x <- xs par:
    S.act(x)

func trying(xs: []string):
  for x <- xs try:
    S.act(x)

func growing():
  xs: *u32
  xs <<- 0
  for x <- xs rec:
    n <- S.num(x)
    if n < 10:
      xs <<- n

func spread(ps: []string, r: string):
  parseq p <- ps on p via r:
    S.act("x")

func none():
  for x <- nil:
    S.act("a")
=== expect stdout ===
;; seq
plan seq relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "xs" [] -> xs
      for x in xs
        call "s" "act" [x]
        next x
    call "errorHandlingSrv" "error" [:error: 0]
;; together
plan together relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "xs" [] -> xs
      detach
        for x in xs never
          par
            call "s" "act" [x]
            next x
    call "errorHandlingSrv" "error" [:error: 0]
;; trying
plan trying relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "xs" [] -> xs
      for x in xs
        xor
          call "s" "act" [x]
          next x
    call "errorHandlingSrv" "error" [:error: 0]
;; growing
plan growing relay relay
on %init_peer_id% via relay
  xor
    restrict $xs
      ap 0 -> $xs
      detach
        for x in $xs never
          par
            seq
              call "s" "num" [x] -> ret
              call "cmp" "lt" [ret 10] -> lt
              xor
                match not lt true
                  null
                ap ret -> $xs
            next x
    call "errorHandlingSrv" "error" [:error: 0]
;; spread
plan spread relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "ps" [] -> ps
      call "getDataSrv" "r" [] -> r
      for p in ps never
        par
          xor
            on p via r returning
              call "s" "act" ["x"]
            fail :error:
          next p
    call "errorHandlingSrv" "error" [:error: 0]
;; none
plan none relay relay
on %init_peer_id% via relay
  xor
    null
    call "errorHandlingSrv" "error" [:error: 0]
