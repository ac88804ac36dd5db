# `--likely` makes the corrections that are likely, one by one; `--code` and `--at` choose among them. Tables are corrected as well.
=== args ===
aqua check a.aqua
aqua fix --dry --likely a.aqua
aqua fix --dry --likely --code semicolon a.aqua
aqua fix --dry --likely --at 13 --at a.aqua:12:22 a.aqua
aqua fix --dry --likely --at b.aqua:12 a.aqua
aqua fix --dry --likely --at 12:0 a.aqua
aqua fix --likely a.aqua world.toml sub/aqua.toml
aqua check a.aqua world.toml sub/aqua.toml
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
=== sub/aqua.toml ===
[const]
WAIT = 5
[bild]
=== expect stdout ===
$ aqua fix --dry --likely a.aqua
--- a.aqua
+++ a.aqua
@@ -5,10 +5,10 @@
 service S("s"):
   get(key: string) -> string
 
-fucn f(keys: []string) -> []string:
-  // all of them
+func f(keys: []string) -> []string:
+  -- all of them
   all: *string
-  for key in keys:
-    all <- S.gt("a");
-    all <- S.get(kye);
+  for key <- keys:
+    all <- S.get("a")
+    all <- S.get(key)
   <- all
$ aqua fix --dry --likely --code semicolon a.aqua
--- a.aqua
+++ a.aqua
@@ -9,6 +9,6 @@
   // all of them
   all: *string
   for key in keys:
-    all <- S.gt("a");
-    all <- S.get(kye);
+    all <- S.gt("a")
+    all <- S.get(kye)
   <- all
$ aqua fix --dry --likely --at 13 --at a.aqua:12:22 a.aqua
--- a.aqua
+++ a.aqua
@@ -10,5 +10,5 @@
   all: *string
   for key in keys:
     all <- S.gt("a");
-    all <- S.get(kye);
+    all <- S.get(kye)
   <- all
=== expect stderr ===
$ aqua check a.aqua
error[AQ0108]: found `fucn` at the top level, expected `func`, `data`, `service`, `ability`, `alias` or `const`
  ┌─ a.aqua:8:1
  │
8 │ fucn f(keys: []string) -> []string:
  │ ^^^^
  │
 try: write `func`
8 │ func f(keys: []string) -> []string:

error[AQ0016]: `//` starts no comment, expected `--`
  ┌─ a.aqua:9:3
  │
9 │   // all of them
  │   ^^
  │
 fix: write `--`
9 │   -- all of them

error[AQ0112]: found `in` in a `for` line, expected `<-`
   ┌─ a.aqua:11:11
   │
11 │   for key in keys:
   │           ^^
   │
 fix: write `<-`
11 │   for key <- keys:

error[AQ0017]: found `;`, statements end with their line
   ┌─ a.aqua:12:21
   │
12 │     all <- S.gt("a");
   │                     ^
   │
 try: remove it
12 │     all <- S.gt("a")

error[AQ0017]: found `;`, statements end with their line
   ┌─ a.aqua:13:22
   │
13 │     all <- S.get(kye);
   │                      ^
   │
 try: remove it
13 │     all <- S.get(kye)

checked 1 file, 5 errors, 0 warnings in <time>
`aqua fix` corrects 2, `aqua fix --likely` 3 more
$ aqua fix --dry --likely a.aqua
likely, a.aqua:8:1: write `func`
likely, a.aqua:12:21: remove it
likely, a.aqua:12:14: replace by `get`
likely, a.aqua:13:22: remove it
likely, a.aqua:13:18: replace by `key`
would fix 7 errors in 1 file, left: 0 errors, 0 warnings, in <time>
$ aqua fix --dry --likely --code semicolon a.aqua
likely, a.aqua:12:21: remove it
likely, a.aqua:13:22: remove it
error[AQ0108]: found `fucn` at the top level, expected `func`, `data`, `service`, `ability`, `alias` or `const`
  ┌─ a.aqua:8:1
  │
8 │ fucn f(keys: []string) -> []string:
  │ ^^^^
  │
 try: write `func`
8 │ func f(keys: []string) -> []string:

error[AQ0016]: `//` starts no comment, expected `--`
  ┌─ a.aqua:9:3
  │
9 │   // all of them
  │   ^^
  │
 fix: write `--`
9 │   -- all of them

error[AQ0112]: found `in` in a `for` line, expected `<-`
   ┌─ a.aqua:11:11
   │
11 │   for key in keys:
   │           ^^
   │
 fix: write `<-`
11 │   for key <- keys:

would fix 2 errors in 1 file, left: 3 errors, 0 warnings, in <time>
$ aqua fix --dry --likely --at 13 --at a.aqua:12:22 a.aqua
error[AQ0108]: found `fucn` at the top level, expected `func`, `data`, `service`, `ability`, `alias` or `const`
  ┌─ a.aqua:8:1
  │
8 │ fucn f(keys: []string) -> []string:
  │ ^^^^
  │
 try: write `func`
8 │ func f(keys: []string) -> []string:

error[AQ0016]: `//` starts no comment, expected `--`
  ┌─ a.aqua:9:3
  │
9 │   // all of them
  │   ^^
  │
 fix: write `--`
9 │   -- all of them

error[AQ0112]: found `in` in a `for` line, expected `<-`
   ┌─ a.aqua:11:11
   │
11 │   for key in keys:
   │           ^^
   │
 fix: write `<-`
11 │   for key <- keys:

error[AQ0017]: found `;`, statements end with their line
   ┌─ a.aqua:12:21
   │
12 │     all <- S.gt("a");
   │                     ^
   │
 try: remove it
12 │     all <- S.gt("a")

would fix 1 error in 1 file, left: 4 errors, 0 warnings, in <time>
$ aqua fix --dry --likely --at b.aqua:12 a.aqua
nothing to correct there
error[AQ0108]: found `fucn` at the top level, expected `func`, `data`, `service`, `ability`, `alias` or `const`
  ┌─ a.aqua:8:1
  │
8 │ fucn f(keys: []string) -> []string:
  │ ^^^^
  │
 try: write `func`
8 │ func f(keys: []string) -> []string:

error[AQ0016]: `//` starts no comment, expected `--`
  ┌─ a.aqua:9:3
  │
9 │   // all of them
  │   ^^
  │
 fix: write `--`
9 │   -- all of them

error[AQ0112]: found `in` in a `for` line, expected `<-`
   ┌─ a.aqua:11:11
   │
11 │   for key in keys:
   │           ^^
   │
 fix: write `<-`
11 │   for key <- keys:

error[AQ0017]: found `;`, statements end with their line
   ┌─ a.aqua:12:21
   │
12 │     all <- S.gt("a");
   │                     ^
   │
 try: remove it
12 │     all <- S.gt("a")

error[AQ0017]: found `;`, statements end with their line
   ┌─ a.aqua:13:22
   │
13 │     all <- S.get(kye);
   │                      ^
   │
 try: remove it
13 │     all <- S.get(kye)

would fix 0 errors in 0 files, left: 5 errors, 0 warnings, in <time>
$ aqua fix --dry --likely --at 12:0 a.aqua
error: `--at 12:0`, expected LINE, LINE:COLUMN or FILE:LINE:COLUMN
$ aqua fix --likely a.aqua world.toml sub/aqua.toml
likely, a.aqua:8:1: write `func`
likely, a.aqua:12:21: remove it
likely, a.aqua:12:14: replace by `get`
likely, a.aqua:13:22: remove it
likely, a.aqua:13:18: replace by `key`
likely, sub/aqua.toml:3:2: write `build`
likely, world.toml:2:2: write `peers`
error[AQ7003]: `build` is a table, expected a list of tables, `[[build]]`
  ┌─ sub/aqua.toml:3:1
  │
3 │ [build]
  │ ^^^^^^^ expected a list of tables, `[[build]]`
  │

fixed 9 errors in 3 files, left: 1 error, 0 warnings, in <time>
$ aqua check a.aqua world.toml sub/aqua.toml
error[AQ7003]: `build` is a table, expected a list of tables, `[[build]]`
  ┌─ sub/aqua.toml:3:1
  │
3 │ [build]
  │ ^^^^^^^ expected a list of tables, `[[build]]`
  │

checked 3 files, 1 error, 0 warnings in <time>
=== expect exit ===
1
0
1
1
1
2
1
1
=== expect file a.aqua ===
aqua A

export f

service S("s"):
  get(key: string) -> string

func f(keys: []string) -> []string:
  -- all of them
  all: *string
  for key <- keys:
    all <- S.get("a")
    all <- S.get(key)
  <- all
=== expect file sub/aqua.toml ===
[const]
WAIT = 5
[build]
=== expect file world.toml ===
scenario = 1
[peers.alice]
