# Comments above native tests that mean nothing, and tests that never run. The other file runs.
=== args ===
aqua test
aqua check bad.test.aqua none.test.aqua
=== aqua.toml ===
=== bad.test.aqua ===
aqua Bad declares *

import "aqua/assert.aqua"

export test_a, test_b, test_with, helper, test_c

-- @tags nothing
data D:
  a: string

-- @peer ann
-- @ttl soon
-- @whatever
func test_a():
  Assert.ok(true)

-- @peers ann ann
-- @tags
-- @scenario a.toml b.toml
-- @expect stuck now
-- @ttl 1s
-- @ttl 2s
func test_b():
  Assert.ok(true)

func test_with(name: string):
  Assert.ok(true)

-- @expect error many
func test_c():
  Assert.ok(true)

-- @peers ann
func helper():
  Assert.ok(true)

func test_forgotten():
  Assert.ok(true)
=== none.test.aqua ===
aqua None declares *

export f

func f() -> string:
  <- "x"
=== good.test.aqua ===
aqua Good declares *

import "aqua/assert.aqua"

export test_good as test_renamed

func test_good():
  Assert.ok(true)
=== expect stderr ===
$ aqua test
FAIL bad.test.aqua › bad.test.aqua
error[AQ7032]: `@tags` stands above a definition, which is no test
  ┌─ bad.test.aqua:7:5
  │
7 │ -- @tags nothing
  │     ^^^^
  │

error[AQ7030]: unknown annotation `@peer`
   ┌─ bad.test.aqua:11:5
   │
11 │ -- @peer ann
   │     ^^^^ unknown
   │
 help: did you mean `@peers`?

error[AQ7031]: `@ttl` needs a duration such as `20s`
   ┌─ bad.test.aqua:12:9
   │
12 │ -- @ttl soon
   │         ^^^^
   │

error[AQ7030]: unknown annotation `@whatever`
   ┌─ bad.test.aqua:13:5
   │
13 │ -- @whatever
   │     ^^^^^^^^ unknown
   │
 help: known ones are `@peers`, `@scenario`, `@ttl`, `@tags`, `@expect`

error[AQ7031]: `@peers` names `ann` twice
   ┌─ bad.test.aqua:17:15
   │
17 │ -- @peers ann ann
   │               ^^^
   │

error[AQ7031]: `@tags` needs words
   ┌─ bad.test.aqua:18:5
   │
18 │ -- @tags
   │     ^^^^
   │

error[AQ7031]: `@scenario` needs a file, and no more
   ┌─ bad.test.aqua:19:21
   │
19 │ -- @scenario a.toml b.toml
   │                     ^^^^^^
   │

error[AQ7031]: `@expect` needs `error`, `error CODE` or `stuck`
   ┌─ bad.test.aqua:20:12
   │
20 │ -- @expect stuck now
   │            ^^^^^
   │

error[AQ7031]: `@ttl` is given twice
   ┌─ bad.test.aqua:22:5
   │
22 │ -- @ttl 2s
   │     ^^^
   │

error[AQ7033]: the test `test_with` has parameters, and nobody gives them
   ┌─ bad.test.aqua:26:6
   │
26 │ func test_with(name: string):
   │      ^^^^^^^^^
   │

error[AQ7031]: `@expect` needs `error`, `error CODE` or `stuck`
   ┌─ bad.test.aqua:29:18
   │
29 │ -- @expect error many
   │                  ^^^^
   │

error[AQ7032]: `@peers` stands above `helper`, which is no test
   ┌─ bad.test.aqua:33:5
   │
33 │ -- @peers ann
   │     ^^^^^
   │

error[AQ7035]: `test_forgotten` is not exported, so it never runs
   ┌─ bad.test.aqua:37:6
   │
37 │ func test_forgotten():
   │      ^^^^^^^^^^^^^^
   │
 help: `export test_forgotten` below the header

FAIL none.test.aqua › none.test.aqua
error[AQ7034]: the file exports no function called `test_…`, so it tests nothing
  ┌─ none.test.aqua:1:1
  │
1 │ aqua None declares *
  │ ^
  │

3 cases: 1 passed, 2 errors · 2 runs in <time>
$ aqua check bad.test.aqua none.test.aqua
error[AQ7032]: `@tags` stands above a definition, which is no test
  ┌─ bad.test.aqua:7:5
  │
7 │ -- @tags nothing
  │     ^^^^
  │

error[AQ7030]: unknown annotation `@peer`
   ┌─ bad.test.aqua:11:5
   │
11 │ -- @peer ann
   │     ^^^^ unknown
   │
 help: did you mean `@peers`?

error[AQ7031]: `@ttl` needs a duration such as `20s`
   ┌─ bad.test.aqua:12:9
   │
12 │ -- @ttl soon
   │         ^^^^
   │

error[AQ7030]: unknown annotation `@whatever`
   ┌─ bad.test.aqua:13:5
   │
13 │ -- @whatever
   │     ^^^^^^^^ unknown
   │
 help: known ones are `@peers`, `@scenario`, `@ttl`, `@tags`, `@expect`

error[AQ7031]: `@peers` names `ann` twice
   ┌─ bad.test.aqua:17:15
   │
17 │ -- @peers ann ann
   │               ^^^
   │

error[AQ7031]: `@tags` needs words
   ┌─ bad.test.aqua:18:5
   │
18 │ -- @tags
   │     ^^^^
   │

error[AQ7031]: `@scenario` needs a file, and no more
   ┌─ bad.test.aqua:19:21
   │
19 │ -- @scenario a.toml b.toml
   │                     ^^^^^^
   │

error[AQ7031]: `@expect` needs `error`, `error CODE` or `stuck`
   ┌─ bad.test.aqua:20:12
   │
20 │ -- @expect stuck now
   │            ^^^^^
   │

error[AQ7031]: `@ttl` is given twice
   ┌─ bad.test.aqua:22:5
   │
22 │ -- @ttl 2s
   │     ^^^
   │

error[AQ7033]: the test `test_with` has parameters, and nobody gives them
   ┌─ bad.test.aqua:26:6
   │
26 │ func test_with(name: string):
   │      ^^^^^^^^^
   │

error[AQ7031]: `@expect` needs `error`, `error CODE` or `stuck`
   ┌─ bad.test.aqua:29:18
   │
29 │ -- @expect error many
   │                  ^^^^
   │

error[AQ7032]: `@peers` stands above `helper`, which is no test
   ┌─ bad.test.aqua:33:5
   │
33 │ -- @peers ann
   │     ^^^^^
   │

error[AQ7035]: `test_forgotten` is not exported, so it never runs
   ┌─ bad.test.aqua:37:6
   │
37 │ func test_forgotten():
   │      ^^^^^^^^^^^^^^
   │
 help: `export test_forgotten` below the header

checked 2 files, 13 errors, 0 warnings in <time>
=== expect exit ===
2
1
