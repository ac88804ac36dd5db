# Stream maps: pushes, loops, and all their functions.
=== args ===
aqua build --emit plan a.aqua
=== a.aqua ===
aqua A
export filled, asked, live

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

func pair(x: string) -> string, string:
  <- x, "v"

func filled(x: string):
  m: %string
  m <<- x, "1"
  m <- pair("k")
  for k, v <- m:
    S.act(k)
    S.act(v)

func asked(k: string) -> []string, []string, bool:
  m: %string
  m <<- "a", "1"
  <- m.get(k), m.keys(), m.contains("a")

func live(k: string) -> string, string:
  m: %string
  m <<- "a", "1"
  ks = m.keysStream()
  vs = m.getStream(k)
  <- ks!, vs!
=== expect stdout ===
;; filled
plan filled relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "x" [] -> x
      restrict %m
        insert x "1" -> %m
        insert "k" "v" -> %m
        canon %m -> #%m
        for pair in #%m
          call "s" "act" [pair.$.key]
          call "s" "act" [pair.$.value]
          next pair
    call "errorHandlingSrv" "error" [:error: 0]
;; asked
plan asked relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "k" [] -> k
      restrict %m
        insert "a" "1" -> %m
        canon %m -> #%m
        canon %m -> #%m~1
        restrict $keys
          for pair in #%m~1
            ap pair.$.key -> $keys
            next pair
          canon $keys -> #keys
        ap "a" -> value
        canon %m -> #%m~2
        ap #%m~2.$.[value] -> found
        xor
          match found.length 0
            ap false -> contains
          ap true -> contains
        call "callbackSrv" "response" [#%m.$.[k] #keys contains]
    call "errorHandlingSrv" "error" [:error: 0]
;; live
plan live relay relay
on %init_peer_id% via relay
  xor
    seq
      call "getDataSrv" "k" [] -> k
      restrict $values
        restrict $keys
          restrict %m
            insert "a" "1" -> %m
            detach
              for pair in %m never
                ap pair.$.key -> $keys
                next pair
            detach
              for pair~1 in %m never
                xor
                  match pair~1.$.key k
                    ap pair~1.$.value -> $values
                  null
                next pair~1
            wait $keys 1 -> #keys
            wait $values 1 -> #values
            call "callbackSrv" "response" [#keys.$.[0] #values.$.[0]]
    call "errorHandlingSrv" "error" [:error: 0]
