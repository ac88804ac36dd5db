// Lines, blocks and comments (LANGUAGE.md 1.1 to 1.6).
#include <catch2/catch.hpp>

#include "tests/unit/syntax_testing.h"

using aqua::syntax::testing::body;
using aqua::syntax::testing::bodyIssues;
using aqua::syntax::testing::issues;
using aqua::syntax::testing::tree;

TEST_CASE("line ends, byte order mark, comments and blank lines") {
  const std::string expected = "(aqua M) (func f ([]->[]) {(= x 1) (call (g()))})";
  CHECK(tree("aqua M\nfunc f():\n  x = 1\n  g()\n") == expected);
  CHECK(tree("aqua M\r\nfunc f():\r\n  x = 1\r\n  g()\r\n") == expected);
  CHECK(tree("aqua M\n\rfunc f():\n\r  x = 1\n\r  g()\n\r") == expected);
  CHECK(tree("\xEF\xBB\xBF"
             "aqua M\nfunc f():\n  x = 1\n  g()") == expected);
  CHECK(tree("-- a\n   -- b\naqua M--c\n--\n\nfunc f(): -- d\n-- e\n\n      -- f\n  x = 1--1\n \t \n  g() -- g") ==
        expected);
  CHECK(tree("") == "");
  CHECK(tree("  \n\t\n-- only a comment") == "");
}

TEST_CASE("blocks follow their indentation") {
  CHECK(tree("func f():\n a()\n if b:\n   c()\n   d()\n e()") ==
        "(func f ([]->[]) {(call (a())) (if b {(call (c())) (call (d()))}) (call (e()))})");
  CHECK(tree("func f():\n\tif b:\n\t\tif c:\n\t\t\td()\n\te()") ==
        "(func f ([]->[]) {(if b {(if c {(call (d()))})}) (call (e()))})");
  CHECK(tree("func f():\n  a()\nfunc g():\n  b()") ==
        "(func f ([]->[]) {(call (a()))}) (func g ([]->[]) {(call (b()))})");
  CHECK(body("if a:\n  b()\nelse:\n        c()\nd()") == "(if a {(call (b()))}) (else {(call (c()))}) (call (d()))");
}

TEST_CASE("lines go on inside brackets, at any column") {
  CHECK(body("x = g(\n\"a\", -- one\n\n      \"b\"\n)\ny = [1,\n2\n]") == "(= x (g('a' 'b'))) (= y [1 2])");
  CHECK(body("x = (\n  1 + 2\n)") == "(= x (paren (+ 1 2)))");
  CHECK(body("x = D(\n  a = 1,\n  b = 2\n)\nx = a[\n  0\n]") == "(= x (new D a=1 b=2)) (= x (at a 0))");
}

TEST_CASE("what goes on outside of brackets") {
  CHECK(tree("func f():\n  x = 1 +\n2\n  g()") == "(func f ([]->[]) {(= x (+ 1 2)) (call (g()))})");
  CHECK(tree("func f():\n  x = 1\n+ 2\n  g()") == "(func f ([]->[]) {(= x (+ 1 2)) (call (g()))})");
  CHECK(tree("export f,\ng\n\nfunc f() -> A,\nB:\n  <- a,\nb") == "(export f, g) (func f ([]->[A B]) {(<- a b)})");
  CHECK(body("<- [1],\n   [2],\n ?[3] ==\n [4]") == "(<- [1] [2] (== ?[3] [4]))");
  CHECK(issues("export f,\nfunc g():\n  a()") == "1:9 trailing-comma");
}

TEST_CASE("errors of layout") {
  CHECK(issues(" func f():\n  g()") == "1:2 item-indented");
  CHECK(issues("aqua M\n  export f\n") == "2:3 item-indented");
  CHECK(issues("func f():") == "1:9 body-missing");
  CHECK(issues("func f():\nfunc g():\n  a()") == "1:9 body-missing");
  CHECK(bodyIssues("if true:\ng()") == "1:10 body-missing");
  CHECK(bodyIssues("g()\nif true:") == "2:10 body-missing");
  CHECK(bodyIssues("a()\n  b()\nc()") == "2:5 indent-inconsistent");
  CHECK(bodyIssues("a()\n  b()\n  c()\nd()\n    e()") == "2:5 indent-inconsistent; 5:7 indent-inconsistent");
  CHECK(issues("func f():\n    a()\n  b()\n    c()") == "3:3 indent-inconsistent");
  CHECK(issues("func f():\n\ta()\n        b()") == "3:9 indent-inconsistent");
  CHECK(issues("func f():\n\tif true:\n\t\ta()\n  b()") == "4:3 indent-unexpected");
  CHECK(bodyIssues("x = 1 +\n  2\ny = 1") == "1:9 line-break");
  CHECK(issues("export f,\n  g\n") == "1:9 line-break");
  CHECK(issues("func f() -> u8,\n   u8:\n  <- 1, 2") == "1:15 line-break");
  CHECK(bodyIssues("if(a == 1):\n  g()") == "1:3 keyword-space");
}

TEST_CASE("brackets that are not closed end where a statement begins") {
  CHECK(bodyIssues("x = ((1\ny = 2") == "1:8 bracket-open");
  CHECK(bodyIssues("x <- g(1,\ny <- h()\nz = [1\nif a:\n  g()") == "1:9 bracket-open; 3:7 bracket-open");
  CHECK(issues("func f(a: u8:\n  g()\n\nfunc g():\n  x = +") == "1:7 bracket-open; 5:7 syntax-unexpected");
  CHECK(bodyIssues("x = g(1]\ny = )") == "1:10 bracket-mismatch; 2:7 bracket-unmatched");
  CHECK(bodyIssues("x = D(\n  a = 1") == "1:8 bracket-open");
}
