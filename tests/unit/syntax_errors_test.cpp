// What is refused, with which code at which place, and that one error costs one statement.
#include <catch2/catch.hpp>

#include "compiler/diagnostics/diagnostic.h"
#include "tests/unit/syntax_testing.h"

using namespace aqua::syntax;
using aqua::syntax::testing::body;
using aqua::syntax::testing::bodyIssues;
using aqua::syntax::testing::issues;
using aqua::syntax::testing::tree;

TEST_CASE("characters and literals") {
  CHECK(bodyIssues("x = 'a'") == "1:7 single-quote");
  CHECK(bodyIssues("g() # c\nh() // d") == "1:7 foreign-comment; 2:7 foreign-comment");
  CHECK(bodyIssues("имя = 1") == "1:3 not-ascii");
  CHECK(bodyIssues("x =\u00a0"
                   "1") == "1:6 foreign-blank");
  CHECK(bodyIssues("x = \u201ca\u201d \u2212 1\ny = a\u2013\u2013 b c") ==
        "1:7 foreign-sign; 1:11 foreign-sign; 2:8 foreign-sign");
  CHECK(bodyIssues("if a \u21901:\n  x = a!\u20131") == "1:8 foreign-sign; 2:11 foreign-sign");
  CHECK(bodyIssues("x = \u201c\ny = \"a\u201d") == "1:7 foreign-sign; 2:9 foreign-sign");
  CHECK(bodyIssues("x = 1;") == "1:8 semicolon");
  CHECK(bodyIssues("x = a $ b") == "1:9 unknown-character");
  CHECK(bodyIssues("x = 007") == "1:7 number-leading-zero");
  CHECK(bodyIssues("x = 0x10\ny = 1.0e3") == "1:7 number-form; 2:7 number-form");
  CHECK(bodyIssues("x = \"abc\ny = 1") == "1:7 string-open");
  CHECK(bodyIssues("x = \"a\\\"b\"") == "1:9 string-escape");
  CHECK(issues("aqua M\r") == "1:7 carriage-return");
}

TEST_CASE("errors in items") {
  CHECK(issues("x = 1") == "1:1 top-level-unexpected");
  CHECK(issues("func f():\n  g()\n\nimport \"x\"") == "4:1 header-late");
  CHECK(issues("const a = 1\nconst Abc = 1\nconst A=1") == "1:7 name-constant; 2:7 name-constant; 3:8 space-missing");
  CHECK(issues("const A = [1]\nconst A = 1 + 2\nconst A = f()\nconst A = a.b\nconst A = D(a = 1)") ==
        "1:11 constant-literal; 2:11 constant-literal; 3:11 constant-literal; 4:11 constant-literal; 5:11 "
        "constant-literal");
  CHECK(issues("data d:\n  A: u8\n  b: u8 -> u8\n  c") ==
        "1:6 name-upper; 2:3 name-lower; 3:6 field-arrow; 4:4 syntax-unexpected");
  CHECK(issues("service S (\"x\"):\n  a: u8\n  b(c: u8 -> u8)\n  d() -> ()") ==
        "1:11 space-unexpected; 2:6 service-field; 3:8 arrow-parameter; 4:10 result-unit");
  CHECK(issues("ability A:\n  f: u8 -> u8\n  g: -> u8") == "2:6 ability-arrow");
  CHECK(issues("func F(A: u8):\n  g()") == "1:6 name-lower; 1:8 name-lower");
  CHECK(issues("func f(a: () -> u8, b: [](u8 -> u8), c: (u8 -> u8) -> u8):\n  g()") ==
        "1:11 type-unit; 1:24 type-collection; 1:41 arrow-parameter");
  CHECK(issues("alias A: (u8 -> u8)\nalias B: int\nalias C: u8, u8") ==
        "1:10 type-parentheses; 2:10 type-unknown-lower; 3:14 type-list");
  CHECK(issues("func f() -> u8: <- 1\n") == "1:17 body-on-line");
  CHECK(issues("func f()\n  <- 1\n\nconst A = 1") == "1:9 colon-missing");
  CHECK(issues("import \"a\" as B\nimport a from\nexport") ==
        "1:15 import-as; 2:14 syntax-unexpected; 3:7 syntax-unexpected");
}

TEST_CASE("errors in statements") {
  CHECK(bodyIssues("if a:\n  <- 1\n<- 2") == "2:5 return-in-block");
  CHECK(bodyIssues("if a: g()\ntry g()") == "1:9 body-on-line; 2:7 syntax-unexpected");
  CHECK(bodyIssues("else if a:\n  g()") == "1:8 else-if");
  CHECK(bodyIssues("par if a:\n  g()\npar x = 1\nco s <<- 1\npar try:\n  g()") ==
        "1:3 prefix-misplaced; 3:3 prefix-misplaced; 4:3 prefix-misplaced; 5:3 prefix-misplaced");
  CHECK(bodyIssues("for i in a:\n  g()\nfor I <- a:\n  g()\nfor i <- a join:\n  g()") ==
        "1:9 for-in; 3:7 name-lower; 5:14 syntax-unexpected");
  CHECK(bodyIssues("try:\n  g()\ncatch:\n  g()") == "3:3 foreign-form");
  CHECK(bodyIssues("while true:\n  g()\nfro i <- a:\n  g()\nfunc g() -> u8:\n  <- 1") ==
        "1:3 foreign-form; 3:3 statement-unknown; 5:3 function-nested");
  CHECK(bodyIssues("parseq i <- a:\n  g()") == "1:16 syntax-unexpected");
  CHECK(bodyIssues("c= ():\n  g()\nC = ():\n  g()") == "1:4 space-missing; 3:3 name-lower");
  CHECK(bodyIssues("g()(\"x\")\njoin a + n\nd.a <<- 1\nx = []") ==
        "1:6 call-target; 2:8 join-operation; 3:3 push-target; 4:7 assign-empty");
  CHECK(bodyIssues("x = D()\ny = D(\"x\")\nz = f(a = 1)") ==
        "1:7 construct-empty; 2:9 construct-unnamed; 3:9 argument-named");
  CHECK(bodyIssues("x = -a\ny = a[-1] + a!-1\nz = 1 < 2 < 3\nw = g(1,)") ==
        "1:7 minus-prefix; 2:9 index-negative; 2:17 index-negative; 3:13 comparison-chain; 4:10 trailing-comma");
  CHECK(bodyIssues("a.b = 1\n1, x <- g()\ntrue = 1\ns: u8 -> u8") ==
        "1:3 assign-target; 2:3 assign-target; 3:3 name-boolean; 4:6 field-arrow");
  CHECK(bodyIssues("a b\n) x\n= 1") == "1:5 service-id-target; 2:3 bracket-unmatched; 3:3 statement-start");
  CHECK(bodyIssues("<-\"a\"\nx = a .b\ny = f {A}()\nz = a! 2") ==
        "1:5 space-missing; 2:9 space-unexpected; 3:9 space-unexpected; 4:10 space-unexpected");
}

TEST_CASE("a word or comment of another language costs its own line only") {
  CHECK(issues("aqua M declares *\nfunction f():\n  g()") == "2:1 foreign-form");
  CHECK(issues("aqua M declares *\nfoo bar") == "2:1 top-level-unexpected");
  CHECK(issues("aqua M declares *\n/* a\n * isn't \"b\n */\nfunc f():\n  g()") == "2:1 foreign-comment");
  CHECK(bodyIssues("x = 1\n/* a */\ny = 2 /* b */\n// c\nz = 3 /* d */ + 4") ==
        "2:3 foreign-comment; 3:9 foreign-comment; 4:3 foreign-comment; 5:9 foreign-comment");
  CHECK(issues("func f():\n  g()\n/* a\nfunc h():\n  g()") == "3:1 foreign-comment");
  CHECK(issues("enum E {\n  A,\n  B\n}\nfunc f():\n  g()") == "1:1 foreign-form");
  CHECK(issues("export func f():\n  g()\n\nexport func, as, struct as service") == "1:1 foreign-form; 4:1 header-late");
}

TEST_CASE("a quote behind a backslash is one error, and what follows is read rightly") {
  CHECK(bodyIssues("x = \"a \\\"b\\\" c\"\ny = \"d\"") == "1:10 string-escape");
  CHECK(bodyIssues("x = \"a\\\"b\"\ny = \"d\"\nif a ==:\n  g()") == "1:9 string-escape; 3:10 syntax-unexpected");
  CHECK(bodyIssues("g(\"a \\\", b\")\nh(\"c\")") == "1:8 string-escape");
  CHECK(bodyIssues("x = \"a\\\"\ng(\"b\\\", \"c\\\")\non \"p\\\" via \"r\":\n  g()") == "");
}

TEST_CASE("braces of blocks are one error in a file, and stay braces where abilities stand") {
  CHECK(tree("func f() {\n  if a {\n    g()\n  } else {\n    h()\n  }\n}\n\ndata D {\n  a: u8,\n}\n") ==
        "(func f ([]->[]) {(if a {(call (g()))}) (else {(call (h()))})}) (data D ) !! 1:10 foreign-form; 10:8 "
        "foreign-form");
  CHECK(issues("func f{\n  A\n}(a: u8):\n  g()\n\nfunc f {\n  A\n}(a: u8):\n  x = func {\n    A\n  }(a: u8) -> u8:\n   "
               " <- a\n") == "");
  CHECK(issues("alias F: {\n  A\n} u8 -> u8\n\nservice S(\"s\"):\n  f {\n  A\n  }(a: u8)\n").find("foreign-form") ==
        std::string::npos);
}

TEST_CASE("one error costs one statement, block head or item") {
  CHECK(body("a()\nx = +\nb()") == "(call (a())) (error) (call (b())) !! 3:7 syntax-unexpected");
  CHECK(body("if a ==:\n  b()\n  <- 1\nc()") == "(error {(call (b())) (<- 1)}) (call (c())) !! 2:10 syntax-unexpected");
  CHECK(body("if a\n  b()\nelse:\n  c()") == "(error {(call (b()))}) (else {(call (c()))}) !! 2:7 colon-missing");
  CHECK(tree("aqua M\n\nfunc f(a u8):\n  x = +\n\ndata D:\n  a u8\n  b: u8\n\nfunc g():\n  h()") ==
        "(aqua M) (error) (data D (b u8)) (func g ([]->[]) {(call (h()))}) "
        "!! 3:10 foreign-form; 4:7 syntax-unexpected; 7:5 syntax-unexpected");
  CHECK(tree("data D\n  a: u8\n  b: u8 -> u8\n\nconst A = 1") == "(error) (const A = 1) !! 1:7 colon-missing");
  CHECK(tree("fun f():\n  a()\n\nconst A = 1") == "(error) (const A = 1) !! 1:1 top-level-unexpected");
}

TEST_CASE("messages name the construct and what it needs") {
  auto first = [](const std::string& text) { return parse(testing::file(text)).issues.items().front(); };
  CHECK(first("func f(a u8):\n  g()").message() == "found `u8`, but a parameter is written `name: type`");
  CHECK(first("func f():\n  if :\n    g()").message() == "found `:` in the `if` line, expected a value");
  CHECK(first("func f():\n  for i <- a b:\n    g()").message() ==
        "found `b` in the `for` line, expected `par`, `try`, `rec` or `:`");
  CHECK(first("func f():\n  x <- g(1 2)").message() == "found `2` in the value, expected `,` or `)`");
  CHECK(first("func f():\n  s: \n  g()").message() == "found the end of the line in the type, expected a type");
  CHECK(first("func f():\n  x = (1 2)").message() == "found `2` in the value, expected `)`");
  CHECK(first("func f():\n  x = a +\n").message() == "found the end of the line in the statement, expected a value");
  CHECK(first("alias A:").message().find("expected a type") != std::string::npos);
  aqua::diagnostics::Diagnostic misspelt = first("servce S(\"x\"):\n  a()");
  REQUIRE(misspelt.fixes.size() == 1);
  CHECK(misspelt.fixes[0].edits[0].replacement == "service");
  CHECK(first("func f():\n  if a\n    g()").fixes[0].edits[0].replacement == ":");
}
