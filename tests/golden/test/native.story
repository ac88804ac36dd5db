# Native tests: functions of Aqua, what the comments above them say, and assertions that no `try` can hide.
=== args ===
aqua test pass.test.aqua -v
aqua test pass.test.aqua --list
aqua test pass.test.aqua --list --format json -k "test_peers or test_world"
aqua test pass.test.aqua::test_stuck -v
aqua test pass.test.aqua -k slow -v
aqua test fail.test.aqua --format github
aqua test fail.test.aqua
=== world.toml ===
scenario = 1
[peers.bank]
[[service]]
id = "bank"
on = ["bank"]
[service.function.balance]
returns = 7
[[event]]
at = "0ms"
do = "crash"
peer = "bank"
[[call]]
func = "elsewhere"
=== pass.test.aqua ===
aqua Pass declares *

import "aqua/assert.aqua"

export test_values, test_peers, test_world, test_stuck, test_error, test_any_error

service Bank("bank"):
  balance() -> u32
  close()

func test_values():
  Assert.eq_str("a", "a")
  Assert.near(1.0, 1.1, 0.2)

-- @peers ann bob
-- @tags slow remote
func test_peers():
  for peer <- ["${peer.ann}", "${peer.bob}"] par:
    on peer via HOST_PEER_ID:
      Assert.ok(peer == "${peer.ann}" || peer == "${peer.bob}")

-- The world of a scenario: its peers and services. Its events and calls belong to it alone.
-- @scenario world.toml
func test_world():
  on "${peer.bank}" via HOST_PEER_ID:
    balance <- Bank.balance()
  Assert.eq_u64(balance, 7)

-- @ttl 2s
-- @expect stuck
func test_stuck():
  s: *string
  s <<- "a"
  join s[1]

-- @expect error 10000
func test_error():
  Bank.close()

-- @expect error
func test_any_error():
  Bank.close()
=== fail.test.aqua ===
aqua Fail declares *

import "aqua/assert.aqua"

export test_fails, test_caught, test_beside, test_nothing, test_no_error, test_unknown_peer, test_no_world

func check_name(name: string):
  Assert.eq_str(name, "Ada")

func test_fails():
  check_name("Bob")

func test_caught():
  try:
    Assert.ok(false)

-- @peers ann
func test_beside():
  co Assert.len(["a"], 2)
  on "${peer.ann}" via HOST_PEER_ID:
    Assert.fail("not here")

func test_nothing():
  names: *string
  for name <- names:
    Assert.eq_str(name, "Ada")

-- @expect error 10001
func test_no_error():
  Assert.eq_json([1], [1])

func test_unknown_peer():
  Assert.eq_str("${peer.zoe}", "")

-- @scenario nowhere.toml
func test_no_world():
  Assert.ok(true)
=== expect stdout ===
$ aqua test pass.test.aqua --list
pass.test.aqua::test_values
pass.test.aqua::test_peers
pass.test.aqua::test_world
pass.test.aqua::test_stuck
pass.test.aqua::test_error
pass.test.aqua::test_any_error
$ aqua test pass.test.aqua --list --format json -k "test_peers or test_world"
["pass.test.aqua::test_peers","pass.test.aqua::test_world"]
$ aqua test fail.test.aqua --format github
::error file=fail.test.aqua,line=8,col=3,title=test_fails::eq_str on client: expected "Ada", happened "Bob"
::error file=fail.test.aqua,line=15,col=5,title=test_caught::ok on client: expected true, happened false
::error file=fail.test.aqua,line=19,col=6,title=test_beside::len on client: expected 2 elements, happened 1 in ["a"]
::error file=fail.test.aqua,line=21,col=5,title=test_beside::fail on ann: expected that the test never comes here, happened not here
::error file=fail.test.aqua,line=23,col=6,title=test_nothing::assertions [AQ7024]: expected one of them at least, happened none was called (vacuous)
::error file=fail.test.aqua,line=28,col=12,title=test_no_error::call test_no_error: outcome: expected outcome error, happened value null
::error file=fail.test.aqua,line=28,col=12,title=test_no_error::call test_no_error: error code: expected 10001, happened none
::error file=fail.test.aqua,line=32,col=6,title=test_unknown_peer::no peer is called `zoe`
::error file=fail.test.aqua,line=36,col=6,title=test_no_world::cannot read `nowhere.toml`: no such file
=== expect stderr ===
$ aqua test pass.test.aqua -v
pass    pass.test.aqua › test_values
pass    pass.test.aqua › test_peers
pass    pass.test.aqua › test_world
pass    pass.test.aqua › test_stuck
pass    pass.test.aqua › test_error
pass    pass.test.aqua › test_any_error
6 cases: 6 passed · 12 runs in <time>
$ aqua test pass.test.aqua::test_stuck -v
pass    pass.test.aqua › test_stuck
1 case: 1 passed · 2 runs in <time>
$ aqua test pass.test.aqua -k slow -v
pass    pass.test.aqua › test_peers
1 case: 1 passed · 2 runs in <time>
$ aqua test fail.test.aqua --format github
7 cases: 0 passed, 5 failed, 2 errors · 10 runs in <time>
$ aqua test fail.test.aqua
FAIL fail.test.aqua › test_fails    seed 1
  eq_str on client  fail.test.aqua:8
    expected  "Ada"
    happened  "Bob"
error[AQ9101]: the workflow ended with an error: Local service error, ret_code is 1, error message is '"assertion eq_str failed: expected \"Ada\", happened \"Bob\""'
  ┌─ fail.test.aqua:8:3
  │
8 │   Assert.eq_str(name, "Ada")
  │   ^^^^^^^^^^^^^^^^^^^^^^^^^^ failed here
  │
 note: error code 10000
 note: on client

  again     aqua test fail.test.aqua::test_fails --seed 1
FAIL fail.test.aqua › test_caught    seed 1
  ok on client  fail.test.aqua:15
    expected  true
    happened  false
  again     aqua test fail.test.aqua::test_caught --seed 1
FAIL fail.test.aqua › test_beside    seed 1
  len on client  fail.test.aqua:19
    expected  2 elements
    happened  1 in ["a"]
  fail on ann  fail.test.aqua:21
    expected  that the test never comes here
    happened  not here
error[AQ9101]: the workflow ended with an error: Local service error, ret_code is 1, error message is '"assertion len failed: expected 2 elements, happened 1 in [\"a\"]"'
   ┌─ fail.test.aqua:19:6
   │
19 │   co Assert.len(["a"], 2)
   │      ^^^^^^^^^^^^^^^^^^^^ failed here
   │
 note: error code 10000
 note: on client

warning[AQ9113]: 1 call failed, and nobody caught it: ann: aqua-assert.fail: assertion fail failed: expected that the test never comes here, happened not here
   ┌─ fail.test.aqua:21:5
   │
21 │     Assert.fail("not here")
   │     ^^^^^^^^^^^^^^^^^^^^^^^ failed here
   │

  again     aqua test fail.test.aqua::test_beside --seed 1
FAIL fail.test.aqua › test_nothing    seed 1
  assertions [AQ7024]  fail.test.aqua:23
    expected  one of them at least
    happened  none was called (vacuous)
  again     aqua test fail.test.aqua::test_nothing --seed 1
FAIL fail.test.aqua › test_no_error    seed 1
  call test_no_error: outcome  fail.test.aqua:28
    expected  outcome error
    happened  value null
  call test_no_error: error code  fail.test.aqua:28
    expected  10001
    happened  none
  again     aqua test fail.test.aqua::test_no_error --seed 1
FAIL fail.test.aqua › test_unknown_peer
error[AQ7005]: no peer is called `zoe`
   ┌─ fail.test.aqua:33:3
   │
33 │   Assert.eq_str("${peer.zoe}", "")
   │   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown peer
   │

FAIL fail.test.aqua › test_no_world
error[AQ9001]: cannot read `nowhere.toml`: no such file
   ┌─ fail.test.aqua:35:14
   │
35 │ -- @scenario nowhere.toml
   │              ^^^^^^^^^^^^
   │

7 cases: 0 passed, 5 failed, 2 errors · 10 runs in <time>
=== expect exit ===
0
0
0
0
0
1
1
