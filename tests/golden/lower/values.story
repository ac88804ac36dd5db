# Fields and elements, lengths, data from a stream map, copies, collections.
=== args ===
aqua build --emit plan a.aqua
=== a.aqua ===
aqua A
export paths, lengths, made, copied, collected, first

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

func paths(r: Rec, i: u32) -> string, string:
  t = r.tags[i]
  S.act(t)
  S.act(r.name)
  <- t, r.tags[i + 1]

func lengths(xs: []string, r: Rec) -> u32, u32:
  <- xs.length, r.tags.length

func made(x: string) -> Rec:
  <- Rec(tags = ["a"], name = S.str(x), count = S.num(1))

func copied(r: Rec) -> Rec:
  <- r.copy(count = 7)

func collected(x: string) -> []string, ?string, []string:
  <- [x, "b", S.str("c")], ?[x], nil

func first(x: ?string, y: string) -> ?string:
  <- ?[x!, y]
=== expect stdout ===
;; paths
plan paths relay relay
on %init_peer_id% via relay
  xor
    seq
      par
        call "getDataSrv" "r" [] -> r
        call "getDataSrv" "i" [] -> i
      ap r.$.tags -> r~1
      call "s" "act" [r~1.$.[i]]
      call "s" "act" [r.$.name]
      call "math" "add" [i 1] -> add
      ap r.$.tags -> r~2
      call "callbackSrv" "response" [r~1.$.[i] r~2.$.[add]]
    call "errorHandlingSrv" "error" [:error: 0]
;; lengths
plan lengths relay relay
on %init_peer_id% via relay
  xor
    seq
      par
        call "getDataSrv" "xs" [] -> xs
        call "getDataSrv" "r" [] -> r
      ap xs.length -> length
      ap r.$.tags -> r~1
      call "callbackSrv" "response" [length r~1.length]
    call "errorHandlingSrv" "error" [:error: 0]
;; made
plan made relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "x" [] -> x
      par
        call "s" "num" [1] -> ret
        call "s" "str" [x] -> ret~1
        restrict $array
          ap "a" -> $array
          canon $array -> #array
      restrict %Rec
        insert "count" ret -> %Rec
        insert "name" ret~1 -> %Rec
        insert "tags" #array -> %Rec
        canon %Rec -> Rec
      call "callbackSrv" "response" [Rec]
    call "errorHandlingSrv" "error" [:error: 0]
;; copied
plan copied relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "r" [] -> r
      restrict %Rec
        insert "name" r.$.name -> %Rec
        insert "tags" r.$.tags -> %Rec
        insert "count" 7 -> %Rec
        canon %Rec -> Rec
      call "callbackSrv" "response" [Rec]
    call "errorHandlingSrv" "error" [:error: 0]
;; collected
plan collected relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "x" [] -> x
      restrict $array
        ap x -> $array
        ap "b" -> $array
        call "s" "str" ["c"] -> $array
        canon $array -> #array
      restrict $option
        ap x -> $option
        canon $option -> #option
      call "callbackSrv" "response" [#array #option []]
    call "errorHandlingSrv" "error" [:error: 0]
;; first
plan first relay relay
on %init_peer_id% via relay
  xor
    seq
      par
        call "getDataSrv" "x" [] -> x
        call "getDataSrv" "y" [] -> y
      restrict $option
        xor
          ap x.$.[0] -> $option
          ap y -> $option
        canon $option -> #option
      call "callbackSrv" "response" [#option]
    call "errorHandlingSrv" "error" [:error: 0]
