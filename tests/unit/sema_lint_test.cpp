// Warnings: what is suspicious, and what must not be.
#include "tests/unit/sema_check.h"

#include <catch2/catch.hpp>

namespace aqua::test {

TEST_CASE("unused results") {
  const std::string head = "service S(\"s\"):\n  abc() -> string\nfunc g() -> string, string:\n  <- \"a\", \"b\"\n";
  CHECK(issues(head + "func f():\n  S.abc()\n  g()\n  x <- g()\n") ==
        "7:5 unused-result, 8:3 unused-result, 9:8 unused-result");
  CHECK(firstIssue(head + "func f():\n  x <- g()\n") == "the last result of `g` is not used");
}

TEST_CASE("unused names") {
  check({{"func f():\n  x = 1\n", "3:3 unused-variable"},
         {"func f():\n  c = ():\n    join 1\n", "3:3 unused-variable"},
         {"func f(unused: u8):\n  for i <- [1]:\n    join 1\n", ""},
         {"service S(\"s\"):\n  a() -> string\nfunc f():\n  x <- S.a()\n", ""},
         {"aqua M\nexport f\nfunc g():\n  join 1\nfunc f():\n  join 1\n", "3:6 unused-function"},
         {"aqua M\nexport f\nfunc g():\n  join 1\nfunc f():\n  c = ():\n    g()\n  c()\n", ""},
         {"aqua M declares g\nfunc g():\n  join 1\n", ""},
         {"aqua M\nexport f\nfunc g() -> string:\n  <- \"a\"\nfunc a(x: -> string):\n  join x()\nfunc f():\n  a(g)\n",
          ""}});
}

TEST_CASE("unused imports") {
  const std::string lib = "=== lib.aqua\naqua Lib declares *\nfunc g() -> string:\n  <- \"a\"\nfunc h():\n  join 1\n";
  CHECK(issues("aqua M\nimport \"lib\"\n" + lib) == "2:8 unused-import");
  CHECK(issues("aqua M\nimport g, h from \"lib\"\nexport h\n" + lib) == "2:8 unused-import");
  CHECK(issues("aqua M\nuse \"lib\"\n" + lib) == "2:5 unused-import");
  CHECK(issues("aqua M declares *\nimport \"lib\"\n" + lib) == "");
  CHECK(issues("aqua M declares g\nimport \"lib\"\n" + lib) == "");
  CHECK(issues("aqua M\nexport g\nimport \"lib\"\n" + lib) == "");
}

TEST_CASE("streams that nobody writes") {
  check({{"func f() -> string:\n  s: *string\n  <- s!\n", "4:6 stream-never-written"},
         {"func f():\n  s: *string\n  join s[2]\n", "4:8 stream-never-written"},
         {"func f() -> []string:\n  s: *string\n  <- s\n", ""},
         {"func g(s: *string):\n  s <<- \"a\"\nfunc f() -> string:\n  s: *string\n  g(s)\n  <- s!\n", ""},
         {"func f() -> string:\n  s: *string\n  c = (x: string):\n    s <<- x\n  c(\"a\")\n  <- s!\n", ""},
         {"func f() -> string:\n  s: *string\n  t = s\n  t <<- \"a\"\n  <- s!\n", ""}});
}

// What stands before the functions of the programs below.
constexpr const char* kServices =
    "service S(\"s\"):\n  a(x: string) -> string\nfunc fill(s: *string):\n  s <<- \"a\"\nfunc read(s: []string):\n  "
    "join [s]\n";

TEST_CASE("streams that nobody reads") {
  auto in = [](const std::string& body) { return issues(kServices + ("func f(p: []string):\n" + body)); };
  CHECK(in("  s: *string\n  s <<- \"a\"\n") == "9:3 stream-never-read");
  CHECK(in("  s: *string\n  s <- S.a(\"x\")\n") == "9:3 stream-never-read");
  CHECK(in("  s: *string\n") == "9:3 unused-variable");
  CHECK(in("  s: *string\n  fill(s)\n") == "");
  CHECK(in("  s: *string\n  s <<- \"a\"\n  read(s)\n") == "");
  CHECK(in("  s: *string\n  s <<- \"a\"\n  join s!\n") == "");
  CHECK(in("  s: *string\n  s <<- \"a\"\n  for x <- s rec:\n    join [x]\n") == "");
  CHECK(in("  s: *string\n  s <<- \"a\"\n  if s.length == 1:\n    join [p]\n") == "");
}

TEST_CASE("elements that never come") {
  auto in = [](const std::string& body) { return issues(kServices + ("func f(p: []string):\n" + body)); };
  CHECK(in("  s: *string\n  s <<- \"a\"\n  join s[1]\n") == "11:8 join-impossible");
  CHECK(in("  s = *[\"a\", \"b\"]\n  join s[1], s!2\n") == "10:14 join-impossible");
  CHECK(in("  s: *string\n  if p == nil:\n    s <<- \"a\"\n  else:\n    s <<- \"b\"\n  join s[1]\n") == "");
  CHECK(in("  s: *string\n  for x <- p:\n    s <<- x\n  join s[7]\n") == "");
  CHECK(in("  for x <- p:\n    s: *string\n    s <<- x\n    join s[1]\n") == "12:10 join-impossible");
  CHECK(in("  s: *string\n  s <<- \"a\"\n  fill(s)\n  join s[1]\n") == "");
  CHECK(in("  s: *string\n  c = (x: string):\n    s <<- x\n  c(\"a\")\n  c(\"b\")\n  join s[1]\n") == "");
  CHECK(in("  s: *string\n  t = s\n  t <<- \"a\"\n  s <<- \"b\"\n  join s[1]\n") == "");
}

TEST_CASE("streams that are read while branches fill them") {
  auto in = [](const std::string& body) { return issues(kServices + ("func f(p: []string):\n  s: *string\n" + body)); };
  const std::string loop = "  for x <- p par:\n    s <- S.a(x)\n";
  CHECK(in(loop + "  read(s)\n") == "12:8 par-result-unjoined");
  CHECK(in("  s <- S.a(\"x\")\n  par s <- S.a(\"y\")\n  read(s)\n") == "12:8 par-result-unjoined");
  CHECK(in(loop + "  join s[1]\n  read(s)\n") == "");
  CHECK(in(loop + "  for x <- s rec:\n    join [x]\n  read(s)\n") == "");
  CHECK(in("  for x <- p:\n    s <- S.a(x)\n  read(s)\n") == "");
  CHECK(in("  parseq x <- p on x:\n    s <- S.a(x)\n  read(s)\n") == "");
  CHECK(in("  for x <- p par:\n    t: *string\n    t <<- x\n    s <<- x\n    read(t)\n  join s[0]\n") == "");
  CHECK(in("  for x <- p:\n    co s <- S.a(x)\n  S.a(\"wait\")\n  read(s)\n") == "12:5 unused-result");
  // Another stream of the same branches says when they are done.
  CHECK(in("  done: *string\n  for x <- p par:\n    s <- S.a(x)\n    done <<- x\n  fill(done)\n  read(s)\n") == "");
}

TEST_CASE("joins of what is no element of a stream") {
  auto in = [](const std::string& body) {
    return issues(kServices + ("func f(p: []string, q: *string, i: u32):\n  s: *string\n  s <<- \"a\"\n" + body));
  };
  CHECK(in("  x <- S.a(\"x\")\n  par y <- S.a(\"y\")\n  join x, y\n  join s[0]\n") ==
        "13:8 join-ignored, 13:11 join-ignored");
  CHECK(in("  join p[i], s[0]\n") == "11:8 join-ignored");
  CHECK(in("  join s!, s[i], q[1]\n") == "");
  CHECK(in("  n: *u32\n  n <<- i\n  join s[0], p[n!]\n") == "");
}

TEST_CASE("calls that nobody watches") {
  auto in = [](const std::string& body) { return issues(kServices + ("func f() -> string:\n" + body)); };
  CHECK(in("  co x <- S.a(\"x\")\n  <- x\n") == "10:6 detached-result");
  CHECK(in("  x <- S.a(\"x\")\n  par y <- S.a(\"y\")\n  <- S.a(y)\n") == "");
}

TEST_CASE("ways to peers") {
  auto in = [](const std::string& body) { return issues(kServices + ("func f(p: string, r: string):\n" + body)); };
  CHECK(in("  on p:\n    on INIT_PEER_ID:\n      join [p]\n") == "10:8 relay-missing");
  CHECK(in("  on p:\n    on INIT_PEER_ID via HOST_PEER_ID:\n      join [p]\n") == "");
  CHECK(in("  on HOST_PEER_ID:\n    on INIT_PEER_ID:\n      join [p]\n") == "");
  CHECK(in("  on INIT_PEER_ID:\n    join [p]\n") == "");
  CHECK(in("  on p via r:\n    join [p]\n  on r:\n    on p:\n      join [p]\n") == "");
  CHECK(in("  on p via r:\n    join [p]\n  on HOST_PEER_ID:\n    on p:\n      join [p]\n") == "12:8 relay-missing");
  CHECK(in("  on p:\n    on p:\n      join [p]\n") == "10:8 redundant-on");
  CHECK(in("  on p:\n    on r:\n      on p:\n        join [p]\n") == "");
  CHECK(in("  on p:\n    c = ():\n      on p:\n        join [p]\n    c()\n") == "");
}

TEST_CASE("conditions and divisors that are known") {
  auto in = [](const std::string& body) {
    return issues(kServices + ("const ZERO = 0\nfunc f(a: u8, b: u8) -> u8:\n" + body));
  };
  CHECK(in("  if a == a:\n    join [b]\n  <- a\n") == "10:6 constant-condition");
  CHECK(in("  if false:\n    join [b]\n  <- a\n") == "10:6 constant-condition");
  CHECK(in("  if a == b:\n    join [b]\n  <- a\n") == "");
  CHECK(in("  <- a % ZERO\n") == "10:10 division-by-zero");
  CHECK(in("  <- a / b\n") == "");
}

TEST_CASE("other suspicions") {
  check({{"func f() -> string:\n  <- \"a\"\n  join 1\n", "4:3 after-return"},
         {"data A:\n  a: u8\ndata B:\n  b: u8\nfunc f(a: A, b: B) -> bool:\n  <- a == b\n", "7:8 never-equal"},
         {"func g(s: *u16):\n  s <<- 256\nfunc f() -> []u8:\n  s: *u8\n  g(s)\n  <- s\n", "6:5 stream-widened"},
         {"func f() -> []string:\n  s: *string\n  otherwise:\n    join 1\n  <- s\n", "4:3 otherwise-unreachable"}});
}

}  // namespace aqua::test
