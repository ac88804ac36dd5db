# The body of `if` is the right branch of an xor, so that its errors leave unchanged; operands are computed before.
=== args ===
aqua build --emit plan a.aqua
=== a.aqua ===
aqua A
export plain, other, path, inverted, known, nested

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

func plain(a: u32):
  if a == 1:
    S.act("one")

func other(a: u32):
  if a != 1:
    S.act("not one")
  else:
    S.act("one")

func path(r: Rec):
  if r.tags[0] == "a":
    S.act("a")

func inverted(b: bool):
  if !b:
    S.act("no")

func known():
  if true:
    S.act("yes")
  else:
    S.act("no")

func nested(a: u32, b: bool):
  if a > 3 && b:
    S.act("1")
  else:
    if b:
      S.act("2")
=== expect stdout ===
;; plain
plan plain relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "a" [] -> a
      xor
        match not a 1
          null
        call "s" "act" ["one"]
    call "errorHandlingSrv" "error" [:error: 0]
;; other
plan other relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "a" [] -> a
      xor
        match a 1
          null
        call "s" "act" ["not one"]
      xor
        match not a 1
          null
        call "s" "act" ["one"]
    call "errorHandlingSrv" "error" [:error: 0]
;; path
plan path relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "r" [] -> r
      ap r.$.tags.[0] -> r~1
      xor
        match not r~1 "a"
          null
        call "s" "act" ["a"]
    call "errorHandlingSrv" "error" [:error: 0]
;; inverted
plan inverted relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "b" [] -> b
      xor
        match b true
          null
        call "s" "act" ["no"]
    call "errorHandlingSrv" "error" [:error: 0]
;; known
plan known relay relay
on %init_peer_id% via relay
  xor
    call "s" "act" ["yes"]
    call "errorHandlingSrv" "error" [:error: 0]
;; nested
plan nested relay relay
on %init_peer_id% via relay
  xor
    seq
      par
        call "getDataSrv" "a" [] -> a
        call "getDataSrv" "b" [] -> b
      call "cmp" "gt" [a 3] -> gt
      xor
        match gt false
          ap false -> and
        ap b -> and
      xor
        match not and true
          null
        call "s" "act" ["1"]
      xor
        match and true
          null
        xor
          match not b true
            null
          call "s" "act" ["2"]
    call "errorHandlingSrv" "error" [:error: 0]
=== expect stderr ===
warning[AQ4027]: the condition is always true
   ┌─ a.aqua:36:6
   │
36 │   if true:
   │      ^^^^
   │

