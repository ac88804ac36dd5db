# Streams end with the block that declares them; elements are waited for; results of calls are pushed by the call.
=== args ===
aqua build --emit plan a.aqua
=== a.aqua ===
aqua A
export filled, waited, joined, scoped, passed, nested

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

func g(s: *string):
  s <- S.str("in")

func made() -> *string:
  s: *string
  s <- S.str("a")
  <- s

func filled() -> []string:
  xs: *string
  xs <- S.str("a")
  xs <<- "b"
  <- xs

func waited(i: u32) -> string:
  xs: *string
  par xs <- S.str("a")
  <- xs[i]

func joined(a: u32) -> []string:
  xs: *string
  ys: *string
  xs <- S.str("a")
  join xs[0], ys[a]
  <- xs

func scoped(xs: []string) -> []string:
  out: *string
  for x <- xs:
    tmp: *string
    tmp <- S.str(x)
    out <<- tmp!
  <- out

func passed() -> []string:
  xs <- made()
  g(xs)
  <- xs

func nested() -> [][]string:
  xss: *[]string
  xs: *string
  xs <<- "a"
  xss <<- xs
  <- xss
=== expect stdout ===
;; filled
plan filled relay relay
on %init_peer_id% via relay
  xor
    restrict $xs
      call "s" "str" ["a"] -> $xs
      ap "b" -> $xs
      canon $xs -> #xs
      call "callbackSrv" "response" [#xs]
    call "errorHandlingSrv" "error" [:error: 0]
;; waited
plan waited relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "i" [] -> i
      restrict $xs
        par
          call "s" "str" ["a"] -> $xs
        call "math" "add" [i 1] -> add
        wait $xs add -> #xs
        call "callbackSrv" "response" [#xs.$.[i]]
    call "errorHandlingSrv" "error" [:error: 0]
;; joined
plan joined relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "a" [] -> a
      restrict $ys
        restrict $xs
          call "s" "str" ["a"] -> $xs
          par
            wait $xs 1
            seq
              call "math" "add" [a 1] -> add
              wait $ys add
          canon $xs -> #xs
          call "callbackSrv" "response" [#xs]
    call "errorHandlingSrv" "error" [:error: 0]
;; scoped
plan scoped relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "xs" [] -> xs
      restrict $out
        for x in xs
          restrict $tmp
            call "s" "str" [x] -> $tmp
            wait $tmp 1 -> #tmp
            ap #tmp.$.[0] -> $out
            next x
        canon $out -> #out
        call "callbackSrv" "response" [#out]
    call "errorHandlingSrv" "error" [:error: 0]
;; passed
plan passed relay relay
on %init_peer_id% via relay
  xor
    restrict $s
      call "s" "str" ["a"] -> $s
      call "s" "str" ["in"] -> $s
      canon $s -> #s
      call "callbackSrv" "response" [#s]
    call "errorHandlingSrv" "error" [:error: 0]
;; nested
plan nested relay relay
on %init_peer_id% via relay
  xor
    restrict $xs
      restrict $xss
        ap "a" -> $xs
        canon $xs -> #xs
        ap #xs -> $xss
        canon $xss -> #xss
        call "callbackSrv" "response" [#xss]
    call "errorHandlingSrv" "error" [:error: 0]
=== expect stderr ===
warning[AQ4005]: `ys` is waited for, but nothing is ever pushed to it
   ┌─ a.aqua:40:15
   │
38 │   ys: *string
   │   -- declared here
39 │   xs <- S.str("a")
40 │   join xs[0], ys[a]
   │               ^^^^^ waits forever
   │

