# Only what is certain is corrected; `--dry` shows it, `--code` takes some of it.
=== args ===
aqua fix --dry a.aqua
aqua fix --code foreign-comment a.aqua
aqua fix a.aqua
aqua fix a.aqua
aqua fix --code nonsense a.aqua
aqua fix
aqua fix nowhere.aqua
=== a.aqua ===
aqua A

export f

service S("s"):
  get(key: string) -> string

func f(keys: []string) -> []string: // comment
  all: *string
  for key in keys:
    all <- S.get("a");
  <- all
=== expect stdout ===
$ aqua fix --dry a.aqua
--- a.aqua
+++ a.aqua
@@ -5,8 +5,8 @@
 service S("s"):
   get(key: string) -> string
 
-func f(keys: []string) -> []string: // comment
+func f(keys: []string) -> []string: -- comment
   all: *string
-  for key in keys:
+  for key <- keys:
     all <- S.get("a");
   <- all
=== expect stderr ===
$ aqua fix --dry a.aqua
error[AQ0017]: found `;`, statements end with their line
   ┌─ a.aqua:11:22
   │
11 │     all <- S.get("a");
   │                      ^
   │
 try: remove it
11 │     all <- S.get("a")

would fix 2 errors in 1 file, left: 1 error, 0 warnings, in <time>
$ aqua fix --code foreign-comment a.aqua
error[AQ0112]: found `in` in a `for` line, expected `<-`
   ┌─ a.aqua:10:11
   │
10 │   for key in keys:
   │           ^^
   │
 fix: write `<-`
10 │   for key <- keys:

error[AQ0017]: found `;`, statements end with their line
   ┌─ a.aqua:11:22
   │
11 │     all <- S.get("a");
   │                      ^
   │
 try: remove it
11 │     all <- S.get("a")

fixed 1 error in 1 file, left: 2 errors, 0 warnings, in <time>
$ aqua fix a.aqua
error[AQ0017]: found `;`, statements end with their line
   ┌─ a.aqua:11:22
   │
11 │     all <- S.get("a");
   │                      ^
   │
 try: remove it
11 │     all <- S.get("a")

fixed 1 error in 1 file, left: 1 error, 0 warnings, in <time>
$ aqua fix a.aqua
error[AQ0017]: found `;`, statements end with their line
   ┌─ a.aqua:11:22
   │
11 │     all <- S.get("a");
   │                      ^
   │
 try: remove it
11 │     all <- S.get("a")

fixed 0 errors in 0 files, left: 1 error, 0 warnings, in <time>
$ aqua fix --code nonsense a.aqua
error: `--code nonsense` is no code
 help: `aqua explain` lists all
$ aqua fix
error: no file and no `aqua.toml`, expected `aqua fix FILE...`, or a project
 help: `aqua fix .` takes the files of this folder
$ aqua fix nowhere.aqua
error[AQ9001]: cannot read `nowhere.aqua`: no such file

fixed 0 errors in 0 files, left: 1 error, 0 warnings, in <time>
=== expect exit ===
1
1
1
1
2
2
3
=== expect file a.aqua ===
aqua A

export f

service S("s"):
  get(key: string) -> string

func f(keys: []string) -> []string: -- comment
  all: *string
  for key <- keys:
    all <- S.get("a");
  <- all
