# Only what is used is fetched, all at once; a stream argument becomes a stream.
=== args ===
aqua build --emit plan a.aqua
=== a.aqua ===
aqua A
export local, stream, relay

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

func local(a: string, b: string, unused: string):
  S.act(a)
  S.act(b)

func stream(xs: *string) -> u32:
  xs <<- "more"
  <- xs.length

func relay() -> string:
  <- HOST_PEER_ID
=== expect stdout ===
;; local
plan local relay relay
on %init_peer_id% via relay
  xor
    seq
      par
        call "getDataSrv" "a" [] -> a
        call "getDataSrv" "b" [] -> b
      call "s" "act" [a]
      call "s" "act" [b]
    call "errorHandlingSrv" "error" [:error: 0]
;; stream
plan stream relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "xs" [] -> xs
      restrict $xs
        for item in xs
          ap item -> $xs
          next item
        ap "more" -> $xs
        canon $xs -> #xs
        call "callbackSrv" "response" [#xs.length]
    call "errorHandlingSrv" "error" [:error: 0]
;; relay
plan relay relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "callbackSrv" "response" [relay]
    call "errorHandlingSrv" "error" [:error: 0]
