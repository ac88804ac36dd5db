# A plan as one pass leaves it; a pass that does not exist, and one that this profile leaves out.
=== args ===
aqua build --print-after lower a.aqua
aqua build --print-after drop-scopes a.aqua
aqua build --print-after placing a.aqua
aqua build --print-after connect --profile official a.aqua
=== a.aqua ===
aqua A
export hello

service Greeter("greeter"):
  greet(name: string) -> string

func hello(peer: string, name: string) -> string:
  on peer:
    text <- Greeter.greet(name)
  <- text
=== expect stdout ===
$ aqua build --print-after lower a.aqua
;; hello after lower
plan hello relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "-relay-" [] -> relay
      call "getDataSrv" "peer" [] -> peer
      call "getDataSrv" "name" [] -> name
      xor
        on peer
          call "greeter" "greet" [name] -> ret
        fail :error:
      call "callbackSrv" "response" [ret]
    call "errorHandlingSrv" "error" [:error: 0]
$ aqua build --print-after drop-scopes a.aqua
;; hello after drop-scopes
plan hello relay relay
xor
  seq
    call "getDataSrv" "-relay-" [] -> relay at %init_peer_id%
    call "getDataSrv" "peer" [] -> peer at %init_peer_id%
    call "getDataSrv" "name" [] -> name at %init_peer_id%
    xor
      seq
        hop relay way
        call "greeter" "greet" [name] -> ret at peer
        hop relay return
      seq
        hop relay error-way
        hop %init_peer_id% error-way
        fail :error:
    call "callbackSrv" "response" [ret] at %init_peer_id%
  call "errorHandlingSrv" "error" [:error: 0] at %init_peer_id%
=== expect stderr ===
$ aqua build --print-after placing a.aqua
error: `--print-after placing`, expected one of lower, place, connect, drop-scopes, drop-unreached, gather-branches, drop-unseen-errors, share-error-way, shorten-error-ways, drop-rethrows, merge-guards, straighten-ways, drop-last-returns, hoist-hops, straighten-ways-again, deliver-results, name-constants
$ aqua build --print-after connect --profile official a.aqua
error: `--print-after connect`, which this profile leaves out; its passes are lower, place
=== expect exit ===
0
0
2
2
