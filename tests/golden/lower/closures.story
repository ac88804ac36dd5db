# A closure runs where it was defined, with `func` where it is called; `capture` and `apply` say so.
=== args ===
aqua build --emit plan a.aqua
=== a.aqua ===
aqua A
export here, there, free, returned

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

func mk(p: string) -> string -> string:
  c = (a: string) -> string:
    d <- S.str(p)
    <- d
  <- c

func here(x: string) -> string:
  pre = "p"
  c = (a: string) -> string:
    <- S.str(pre)
  <- c(x)

func there(p: string, q: string) -> string:
  on p:
    c = (x: string) -> string:
      <- S.str(x)
  on q:
    r <- c("z")
  <- r

func free(p: string, q: string) -> string:
  on p:
    c = func (x: string) -> string:
      <- S.str(x)
  on q:
    r <- c("z")
  <- r

func returned(x: string) -> string:
  c <- mk("pp")
  <- c(x)
=== expect stdout ===
;; here
plan here relay relay
on %init_peer_id% via relay
  xor
    seq
      call "s" "str" ["p"] -> ret
      call "callbackSrv" "response" [ret]
    call "errorHandlingSrv" "error" [:error: 0]
;; there
plan there relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "p" [] -> p
      call "getDataSrv" "q" [] -> q
      on p
        capture 0
      xor
        on q
          apply 0
            call "s" "str" ["z"] -> ret
        fail :error:
      call "callbackSrv" "response" [ret]
    call "errorHandlingSrv" "error" [:error: 0]
;; free
plan free relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "q" [] -> q
      xor
        on q
          call "s" "str" ["z"] -> ret
        fail :error:
      call "callbackSrv" "response" [ret]
    call "errorHandlingSrv" "error" [:error: 0]
;; returned
plan returned relay relay
on %init_peer_id% via relay
  xor
    seq
      call "s" "str" ["pp"] -> ret
      call "callbackSrv" "response" [ret]
    call "errorHandlingSrv" "error" [:error: 0]
