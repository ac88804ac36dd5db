# Levels of lints: aqua.toml, before it -A, -W and -D, of them the strictest; a single lint comes before `all`.
=== args ===
aqua check src/main.aqua
aqua check src/main.aqua -A all
aqua check src/main.aqua -W all
aqua check src/main.aqua -D all
aqua check src/main.aqua -D all -A unused-variable -A AQ4028
aqua check src/main.aqua -D 4002 -A unused-variable
aqua build src/main.aqua -D division-by-zero --target air -o out
aqua check src/main.aqua -W division-by-zer
aqua check bad/main.aqua
=== aqua.toml ===
[lints]
unused-variable = "allow"
division-by-zero = "warn"
=== src/main.aqua ===
aqua Main

export f

func f(count: u32) -> u32:
  left = count
  try:
    join [count]
  <- count / 0
=== bad/aqua.toml ===
[lints]
unused-variabel = "allow"
unused-import = "error"
=== bad/main.aqua ===
aqua Main
=== expect stderr ===
$ aqua check src/main.aqua
warning[AQ4028]: division by zero fails when the program runs
  ┌─ src/main.aqua:9:14
  │
9 │   <- count / 0
  │              ^ zero
  │

checked 1 file, 0 errors, 1 warning in <time>
$ aqua check src/main.aqua -A all
checked 1 file, 0 errors, 0 warnings in <time>
$ aqua check src/main.aqua -W all
warning[AQ4002]: `left` is never used
  ┌─ src/main.aqua:6:3
  │
6 │   left = count
  │   ^^^^
  │

warning[AQ4029]: `try` without `catch` or `otherwise` hides every error
  ┌─ src/main.aqua:7:3
  │
7 │   try:
  │   ^^^
  │
 help: `catch e:` after it gets the error

warning[AQ4028]: division by zero fails when the program runs
  ┌─ src/main.aqua:9:14
  │
9 │   <- count / 0
  │              ^ zero
  │

checked 1 file, 0 errors, 3 warnings in <time>
$ aqua check src/main.aqua -D all
error[AQ4002]: `left` is never used
  ┌─ src/main.aqua:6:3
  │
6 │   left = count
  │   ^^^^
  │

error[AQ4028]: division by zero fails when the program runs
  ┌─ src/main.aqua:9:14
  │
9 │   <- count / 0
  │              ^ zero
  │

checked 1 file, 2 errors, 0 warnings in <time>
$ aqua check src/main.aqua -D all -A unused-variable -A AQ4028
checked 1 file, 0 errors, 0 warnings in <time>
$ aqua check src/main.aqua -D 4002 -A unused-variable
error[AQ4002]: `left` is never used
  ┌─ src/main.aqua:6:3
  │
6 │   left = count
  │   ^^^^
  │

warning[AQ4028]: division by zero fails when the program runs
  ┌─ src/main.aqua:9:14
  │
9 │   <- count / 0
  │              ^ zero
  │

checked 1 file, 1 error, 1 warning in <time>
$ aqua build src/main.aqua -D division-by-zero --target air -o out
error[AQ4028]: division by zero fails when the program runs
  ┌─ src/main.aqua:9:14
  │
9 │   <- count / 0
  │              ^ zero
  │

built 0 functions, 1 error, 0 warnings in <time>
$ aqua check src/main.aqua -W division-by-zer
error: no lint is called `division-by-zer`
 help: did you mean `division-by-zero`?
$ aqua check bad/main.aqua
error[AQ7002]: unknown key `unused-variabel` in `lints`
  ┌─ bad/aqua.toml:2:1
  │
2 │ unused-variabel = "allow"
  │ ^^^^^^^^^^^^^^^ unknown
  │
 help: did you mean `unused-variable`?

error[AQ7004]: found `error`, expected `allow`, `warn` or `deny`
  ┌─ bad/aqua.toml:3:17
  │
3 │ unused-import = "error"
  │                 ^^^^^^^
  │

=== expect exit ===
0
0
0
1
0
1
1
2
2
