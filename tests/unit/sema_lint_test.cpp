// Warnings: what is suspicious, and what must not be.
#include "tests/unit/sema_check.h"

#include <catch2/catch.hpp>

namespace aqua::test {

TEST_CASE("unused results") {
  const std::string head = "service S(\"s\"):\n  abc() -> string\nfunc g() -> string, string:\n  <- \"a\", \"b\"\n";
  CHECK(issues(head + "func f():\n  S.abc()\n  g()\n  x <- g()\n") ==
        "7:5 unused-result, 8:3 unused-result, 9:8 unused-result");
  CHECK(firstIssue(head + "func f():\n  x <- g()\n") == "the last 1 result of `g` is not used");
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

TEST_CASE("other suspicions") {
  check({{"func f() -> string:\n  <- \"a\"\n  join 1\n", "4:3 after-return"},
         {"data A:\n  a: u8\ndata B:\n  b: u8\nfunc f(a: A, b: B) -> bool:\n  <- a == b\n", "7:8 never-equal"},
         {"func g(s: *u16):\n  s <<- 256\nfunc f() -> []u8:\n  s: *u8\n  g(s)\n  <- s\n", "6:5 stream-widened"},
         {"func f() -> []string:\n  s: *string\n  otherwise:\n    join 1\n  <- s\n", "4:3 otherwise-unreachable"}});
}

}  // namespace aqua::test
