# `catch` sees the error that it caught, also after other errors in its body.
=== args ===
aqua build --emit plan a.aqua
=== a.aqua ===
aqua A
export simple, chain, kept, outer, fields

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

func simple():
  try:
    S.act("a")
  catch e:
    S.act(e.message)

func chain():
  try:
    S.act("a")
  catch e:
    S.num(1)
  otherwise:
    S.act("c")

func kept():
  try:
    S.act("a")
  catch e:
    if e.error_code == 10000:
      S.act(e.message)
    S.act(e.message)

func outer():
  try:
    S.act("a")
  catch e:
    try:
      S.act("b")
    catch e2:
      S.act(e.message)
      S.act(e2.message)

func fields() -> string:
  <- LAST_ERROR.message
=== expect stdout ===
;; simple
plan simple relay relay
on %init_peer_id% via relay
  xor
    xor
      call "s" "act" ["a"]
      call "s" "act" [:error:.$.message]
    call "errorHandlingSrv" "error" [:error: 0]
;; chain
plan chain relay relay
on %init_peer_id% via relay
  xor
    xor
      call "s" "act" ["a"]
      call "s" "num" [1]
      call "s" "act" ["c"]
    call "errorHandlingSrv" "error" [:error: 0]
;; kept
plan kept relay relay
on %init_peer_id% via relay
  xor
    xor
      call "s" "act" ["a"]
      seq
        ap :error: -> error
        ap :error:.$.error_code -> error~1
        xor
          match not error~1 10000
            null
          call "s" "act" [error.$.message]
        call "s" "act" [error.$.message]
    call "errorHandlingSrv" "error" [:error: 0]
;; outer
plan outer relay relay
on %init_peer_id% via relay
  xor
    xor
      call "s" "act" ["a"]
      seq
        ap :error: -> error
        xor
          call "s" "act" ["b"]
          seq
            call "s" "act" [error.$.message]
            call "s" "act" [:error:.$.message]
    call "errorHandlingSrv" "error" [:error: 0]
;; fields
plan fields relay relay
on %init_peer_id% via relay
  xor
    call "callbackSrv" "response" [:error:.$.message]
    call "errorHandlingSrv" "error" [:error: 0]
=== expect stderr ===
warning[AQ4001]: the result of `num` is not used
   ┌─ a.aqua:27:7
   │
27 │     S.num(1)
   │       ^^^
   │

