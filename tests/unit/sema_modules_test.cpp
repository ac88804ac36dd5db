// Headers: imports, modules, declarations, exports.
#include "tests/unit/sema_check.h"

#include <catch2/catch.hpp>

namespace aqua::test {

namespace {

const std::string kLib =
    "=== lib.aqua\naqua Lib.Sub declares *\n\ndata D:\n  a: string\n\nservice S(\"s\"):\n  a() -> D\n\nconst C = 1\n\n"
    "ability A:\n  s: string\n\nfunc g() -> string:\n  <- \"a\"\n";

}  // namespace

TEST_CASE("imports bring what is declared") {
  CHECK(issues("aqua M\nexport f\nimport \"lib\"\nfunc f() -> D, u8, string:\n  <- S.a(), C, g()\n" + kLib) == "");
  CHECK(issues("aqua M\nexport f\nimport g as h from \"lib\"\nfunc f() -> string:\n  <- h()\n" + kLib) == "");
  CHECK(issues("aqua M\nexport f\nimport g as h from \"lib\"\nfunc f() -> string:\n  <- g()\n" + kLib) ==
        "3:13 unused-import, 5:6 unknown-function");
  CHECK(issues("aqua M\nexport f\nimport g, zz from \"lib\"\nfunc f() -> string:\n  <- g()\n" + kLib) ==
        "3:11 import-unknown");
  CHECK(issues("aqua M\nexport f\nimport \"lib\"\nfunc f() -> string:\n  <- h()\n=== lib.aqua\naqua Lib declares g\n"
               "func g() -> string:\n  <- h2()\nfunc h() -> string:\n  <- \"a\"\n") ==
        "lib.aqua:3:6 unknown-function, 3:8 unused-import, 5:6 unknown-function");
}

TEST_CASE("modules are used by path") {
  const std::string body =
      "func f(d: Lib.Sub.D) -> string, Lib.Sub.D, u8, string:\n  Lib.Sub.S \"x\"\n  r <- Lib.Sub.S.a()\n"
      "  <- Lib.Sub.g(), Lib.Sub.D(a = r.a), Lib.Sub.C, Lib.Sub.S.a().a\n";
  CHECK(issues("aqua M\nexport f\nuse \"lib\"\n" + body + kLib) == "");
  CHECK(issues("aqua M\nexport f\nuse \"lib\" as L\nfunc f() -> string:\n  <- L.g()\n" + kLib) == "");
  CHECK(issues("aqua M\nexport f\nuse \"lib\" as L\nfunc f() -> string:\n  <- L.gg()\n" + kLib) ==
        "5:8 unknown-in-module");
  CHECK(issues("aqua M\nexport f\nuse \"lib\" as L\nfunc f() -> string:\n  <- Lib.Sub.g()\n" + kLib) ==
        "3:14 unused-import, 5:6 unknown-name");
  CHECK(issues("aqua M\nexport f\nuse g as gg from \"lib\" as L\nfunc f() -> string:\n  <- L.gg()\n" + kLib) == "");
  CHECK(issues("aqua M\nexport f\nuse \"lib\"\nfunc h{Lib.Sub.A}() -> string:\n  <- Lib.Sub.A.s\n"
               "func f() -> string:\n  a = Lib.Sub.A(s = \"x\")\n  <- h{a}()\n" +
               kLib) == "");
  CHECK(issues("aqua M\nexport f\nuse \"lib\" as L\nfunc f() -> string:\n  x = L\n  <- \"\"\n" + kLib) ==
        "5:7 module-as-value");
}

TEST_CASE("names are declared on through files") {
  const std::string lib2 = "=== lib2.aqua\naqua Lib2 declares *\nfunc g() -> string:\n  <- \"a\"\n";
  CHECK(issues("aqua M\nexport f\nimport \"lib\"\nfunc f() -> string:\n  <- g()\n=== lib.aqua\naqua Lib declares g\n"
               "import \"lib2\"\n" +
               lib2) == "");
  CHECK(issues("aqua M\nexport f\nimport \"lib\"\nfunc f() -> string:\n  <- g()\n=== lib.aqua\naqua Lib declares *\n"
               "import \"lib2\"\n" +
               lib2) == "");
  CHECK(issues("aqua M\nexport f\nimport \"lib\"\nfunc f() -> string:\n  <- g()\n=== lib.aqua\naqua Lib\n"
               "import \"lib2\"\n" +
               lib2) == "");  // as officially, though not declared
  CHECK(issues("aqua M\nexport f\nimport \"lib\"\nfunc f() -> string:\n  <- h()\n=== lib.aqua\naqua Lib\n"
               "import g as h from \"lib2\"\n" +
               lib2) == "3:8 unused-import, 5:6 unknown-function");
  CHECK(issues("aqua M\nexport f, g\nimport \"lib\"\nfunc g() -> string:\n  <- \"own\"\nfunc f() -> string:\n  <- g()\n"
               "=== lib.aqua\naqua Lib\nimport \"lib2\"\n" +
               lib2) == "3:8 unused-import");
  CHECK(issues("aqua M declares zzz\n") == "1:17 declared-unknown");
}

TEST_CASE("modules are declared on, and renamed in part") {
  const std::string files =
      "=== a.aqua\naqua A declares *\nfunc fa() -> string:\n  <- \"a\"\nconst C = 1\n"
      "=== ab.aqua\naqua AB declares fb, A, Deep\nuse \"a\"\nuse \"a\" as Deep.Er\nfunc fb() -> string:\n  <- A.fa()\n";
  CHECK(
      issues("aqua M\nexport f, L.fb as third, first\nimport A.fa as first, fb as second from \"ab\"\nuse \"ab\" as L\n"
             "use fa as one from \"a\" as X\nuse C from \"a\" as X\nuse C as N from \"a\"\nimport Deep from \"ab\"\n"
             "func f() -> string, string, string, string, string, u8, u8, string:\n"
             "  <- first(), second(), L.A.fa(), L.Deep.Er.fa(), X.one(), X.C, A.N, Deep.Er.fa()\n" +
             files) == "");
  CHECK(issues("aqua M\nexport L.fb\nuse \"ab\" as L\n" + files) == "2:8 export-path");
}

TEST_CASE("one name from two files") {
  CHECK(issues("aqua M\nexport f\nimport \"lib\"\nimport \"lib2\"\nfunc f() -> string:\n  <- g()\n" + kLib +
               "=== lib2.aqua\naqua Lib2 declares *\nfunc g() -> string:\n  <- \"b\"\n") == "4:8 import-replaced");
  CHECK(issues("aqua M\nexport f\nimport \"lib\"\nimport \"lib\"\nfunc f() -> string:\n  <- g()\n" + kLib) == "");
  CHECK(issues("aqua M\nexport g\nimport \"lib\"\nfunc g() -> string:\n  <- \"b\"\n" + kLib) == "4:6 already-defined");
}

TEST_CASE("old and missing headers") {
  CHECK(issues("module M\nfunc f() -> string:\n  <- \"hi\"\n") == "1:1 old-header, 2:6 unused-function");
  CHECK(issues("aqua M\nexport f\nuse \"lib\"\nfunc f() -> string:\n  <- Lib.g()\n=== lib.aqua\nfunc g() -> string:\n  "
               "<- \"a\"\n") == "lib.aqua:1:1 no-header, 3:5 use-without-name");
  CHECK(issues("aqua M\nexport f\nimport \"lib\"\nfunc f() -> string:\n  <- g()\n=== lib.aqua\nfunc g() -> string:\n  "
               "<- \"a\"\n") == "lib.aqua:1:1 no-header");
  CHECK(issues("import \"lib\"\naqua M\nexport g\n" + kLib) == "1:1 header-not-first");
  CHECK(issues("aqua M\naqua N\n") == "2:1 header-twice");
}

TEST_CASE("exports") {
  CHECK(issues("aqua M\nexport g\nfunc f():\n  join 1\n") == "2:8 export-unknown, 3:6 unused-function");
  CHECK(issues("aqua M\nexport A\nability A:\n  s: string\n") == "2:8 export-kind");
  CHECK(issues("aqua M\nexport D\ndata D:\n  s: string\n") == "2:8 export-ignored");
  CHECK(issues("aqua M\nexport f\nability A:\n  s: string\nfunc f() -> A:\n  <- A(s = \"a\")\n") ==
        "2:8 export-signature");
  CHECK(issues("aqua M\nexport f\nability A:\n  s: string\nfunc f(a: A) -> string:\n  <- a.s\n") ==
        "2:8 export-signature");
  CHECK(issues("aqua M\nexport f\nservice S(\"s\"):\n  a()\nfunc f(a: S):\n  a.a()\n") == "2:8 export-signature");
  CHECK(issues("aqua M\nexport f\nability A:\n  s: string\nalias C: A -> ()\nfunc f(c: C):\n  join 1\n") ==
        "2:8 export-signature");
  CHECK(issues("aqua M\nexport f as x, g as x\nfunc f():\n  join 1\nfunc g():\n  join 1\n") == "2:21 export-twice");
  CHECK(typed("aqua M\nexport f, f as g, S\nservice S(\"s\"):\n  a()\nfunc f():\n  join 1\n") ==
        "export f\nexport f as g\nexport S\n\nfunc f():\n  join 1\n");
}

TEST_CASE("nothing follows from a file that cannot be read") {
  CHECK(issues("aqua M\nexport f\nimport \"none\"\nfunc f() -> string:\n  <- g()\n").find("unknown-function") ==
        std::string::npos);
}

}  // namespace aqua::test
