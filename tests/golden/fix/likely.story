# `--likely` makes the corrections that are likely, one by one; `--code` and `--at` choose among them. Tables are corrected as well.
=== args ===
aqua check a.aqua
aqua fix --dry --likely a.aqua
aqua fix --dry --likely --code semicolon a.aqua
aqua fix --dry --likely --at 13 --at a.aqua:12:22 a.aqua
aqua fix --dry --likely --at b.aqua:12 a.aqua
aqua fix --dry --likely --at 12:0 a.aqua
aqua fix --likely a.aqua world.toml aqua.toml
aqua check a.aqua world.toml aqua.toml
=== a.aqua ===
aqua A

export f

service S("s"):
  get(key: string) -> string

fucn f(keys: []string) -> []string:
  // all of them
  all: *string
  for key in keys:
    all <- S.gt("a");
    all <- S.get(kye);
  <- all
=== world.toml ===
scenario = 1
[peer.alice]
=== aqua.toml ===
[const]
WAIT = 5
[bild]
=== expect stderr ===
error[AQ7002]: unknown key `bild` in `aqua.toml`
  ┌─ aqua.toml:3:2
  │
3 │ [bild]
  │  ^^^^ unknown
  │
 help: did you mean `build`?
 try: write `build`
3 │ [build]

error[AQ7002]: unknown key `bild` in `aqua.toml`
  ┌─ aqua.toml:3:2
  │
3 │ [bild]
  │  ^^^^ unknown
  │
 help: did you mean `build`?
 try: write `build`
3 │ [build]

error[AQ7002]: unknown key `bild` in `aqua.toml`
  ┌─ aqua.toml:3:2
  │
3 │ [bild]
  │  ^^^^ unknown
  │
 help: did you mean `build`?
 try: write `build`
3 │ [build]

error[AQ7002]: unknown key `bild` in `aqua.toml`
  ┌─ aqua.toml:3:2
  │
3 │ [bild]
  │  ^^^^ unknown
  │
 help: did you mean `build`?
 try: write `build`
3 │ [build]

error[AQ7002]: unknown key `bild` in `aqua.toml`
  ┌─ aqua.toml:3:2
  │
3 │ [bild]
  │  ^^^^ unknown
  │
 help: did you mean `build`?
 try: write `build`
3 │ [build]

error[AQ7002]: unknown key `bild` in `aqua.toml`
  ┌─ aqua.toml:3:2
  │
3 │ [bild]
  │  ^^^^ unknown
  │
 help: did you mean `build`?
 try: write `build`
3 │ [build]

error[AQ7002]: unknown key `bild` in `aqua.toml`
  ┌─ aqua.toml:3:2
  │
3 │ [bild]
  │  ^^^^ unknown
  │
 help: did you mean `build`?
 try: write `build`
3 │ [build]

error[AQ7002]: unknown key `bild` in `aqua.toml`
  ┌─ aqua.toml:3:2
  │
3 │ [bild]
  │  ^^^^ unknown
  │
 help: did you mean `build`?
 try: write `build`
3 │ [build]

=== expect exit ===
2
2
2
2
2
2
2
2
