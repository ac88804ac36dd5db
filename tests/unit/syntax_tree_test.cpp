// Every production of the grammar (LANGUAGE.md 2), and the ranges of nodes and tokens.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "compiler/syntax/tokens.h"
#include "tests/unit/syntax_testing.h"

using namespace aqua::syntax;
using aqua::syntax::testing::body;
using aqua::syntax::testing::tree;
using aqua::syntax::testing::type;
using aqua::syntax::testing::value;

TEST_CASE("headers") {
  CHECK(tree("aqua M") == "(aqua M)");
  CHECK(tree("aqua A.B.c declares *\n") == "(aqua A.B.c declares *)");
  CHECK(tree("aqua M declares f, G,h.i") == "(aqua M declares f G h.i)");
  CHECK(tree("module M") == "(module M)");
  CHECK(tree("  aqua M\nimport \"a\"\nimport a, B as C from \"b\"\nuse \"c\" as L.M\nuse \"d\"\n") ==
        "(aqua M) (import 'a') (import a, B as C from 'b') (use 'c' as L.M) (use 'd')");
  CHECK(tree("use a as b, C from \"f\" as L\nuse x from \"f\"") == "(use a as b, C from 'f' as L) (use x from 'f')");
  CHECK(tree("export f, S as T\nexport A.b as c") == "(export f, S as T) (export A.b as c)");
  CHECK(tree("import as as as, from from \"x\"") == "(import as as as, from from 'x')");
  CHECK(tree("aqua declares declares declares") == "(aqua declares declares declares)");
}

TEST_CASE("constants and aliases") {
  CHECK(tree("const A = 1\nconst B ?= -2\nconst C = \"x\"\nconst D = A\nconst E = %init_peer_id%\nconst F_1 = -1.5") ==
        "(const A = 1) (const B ?= -2) (const C = 'x') (const D = A) (const E = %init_peer_id%) (const F_1 = -1.5)");
  CHECK(tree("alias A:string\nalias B : []Lib.D") == "(alias A string) (alias B []Lib.D)");
}

TEST_CASE("data, services and abilities") {
  CHECK(tree("data D:\n  a: string\n  for: ?[]u8\n  true: Lib.X") == "(data D (a string) (for ?[]u8) (true Lib.X))");
  CHECK(
      tree("service S(\"id\"):\n  a: u8, T -> R\n  b()\n  c(x: u8, y: (T)) -> bool\n  d: -> ()\n  func() -> string") ==
      "(service S 'id' (a ([u8 T]->[R])) (b ([]->[])) (c ([x:u8 y:T]->[bool])) (d ([]->[])) (func ([]->[string])))");
  CHECK(tree("service S:\n  a()") == "(service S (a ([]->[])))");
  CHECK(tree("ability A:\n  s: *string\n  f: -> u8, u8\n  g{B}(x: u8) -> u8, bool\n  inner: B") ==
        "(ability A (s *string) (f ([]->[u8 u8])) (g ({B}[x:u8]->[u8 bool])) (inner B))");
}

TEST_CASE("functions and doc comments") {
  CHECK(tree("func f{A, L.B}(a: u8, b: T -> U, V, c: (-> ())) -> u8, (X -> Y):\n  <- a\n") ==
        "(func f ({A L.B}[a:u8 b:([T]->[U V]) c:([]->[])]->[u8 ([X]->[Y])]) {(<- a)})");
  CHECK(tree("func f (\n  a: u8, -- first\n  b: u8\n)->u8 :\n  <- a") == "(func f ([a:u8 b:u8]->[u8]) {(<- a)})");
  CHECK(tree("-- no\n\n-- one\n  -- two\nfunc f():\n  g()\n-- three\ndata D:\n  -- of a\n  a: u8\n  b: u8\n") ==
        "(<-- one\n  -- two> func f ([]->[]) {(call (g()))}) (<-- three> data D (<-- of a> a u8) (b u8))");
}

TEST_CASE("types") {
  CHECK(type("⊤") == "⊤");
  CHECK(type("[]⊥") == "[]⊥");
  CHECK(type("?[]*%u8") == "?[]*%u8");
  CHECK(type("**string") == "**string");
  CHECK(type("***string") == "***string");
  CHECK(type("u8 -> u16, u32") == "([u8]->[u16 u32])");
  CHECK(type("-> ()") == "([]->[])");
  CHECK(type("-> T") == "([]->[T])");
  CHECK(type("A, B -> C -> D, E") == "([A B]->[([C]->[D E])])");
  CHECK(type("A -> (B -> C), D") == "([A]->[([B]->[C]) D])");
  CHECK(type("A -> (B), C -> D") == "([A]->[B ([C]->[D])])");
  CHECK(type("{A, B} -> T") == "({A B}[]->[T])");
  CHECK(type("{A} string -> T") == "({A}[string]->[T])");
  CHECK(tree("func f(c: string, u8 -> (), d: u8) -> A -> B, C:\n  g()") ==
        "(func f ([c:([string u8]->[]) d:u8]->[([A]->[B C])]) {(call (g()))})");
  CHECK(tree("func f(a: A, B, C -> D, E, b: u8, c: (A -> B)):\n  g()") ==
        "(func f ([a:([A B C]->[D E]) b:u8 c:([A]->[B])]->[]) {(call (g()))})");
}

TEST_CASE("statements") {
  CHECK(body("g()\n<- a, b + 1") == "(call (g())) (<- a (+ b 1))");
  CHECK(body("S \"id\"\nLib.S x.y\nS ?[\"a\"]!") == "(id S 'id') (id Lib.S (. x y)) (id S (bang ?['a']))");
  CHECK(body("s <<- a\nm <<- \"k\", v") == "(<<- s a) (<<- m 'k', v)");
  CHECK(body("for i <- xs:\n  g()\nfor k, v <- m par:\n  g()\nfor i <- xs! try:\n  g()\nfor i <- f(x) rec:\n  g()") ==
        "(for i xs seq {(call (g()))}) (for k,v m par {(call (g()))}) (for i (bang xs) try {(call (g()))}) (for i "
        "(f(x)) rec {(call (g()))})");
  CHECK(body("parseq i <- xs on i.p:\n  g()\nparseq k, v <- xs on p via r via s:\n  g()") ==
        "(parseq i xs on (. i p) {(call (g()))}) (parseq k,v xs on p via r s {(call (g()))})");
  CHECK(body("on p:\n  g()\non \"p\" via a via b!:\n  g()") ==
        "(on p {(call (g()))}) (on 'p' via a (bang b) {(call (g()))})");
  CHECK(body("if a == 1:\n  g()\nelse:\n  g()\nif (a):\n  h()\nif !a && (b):\n  h()") ==
        "(if (== a 1) {(call (g()))}) (else {(call (g()))}) (if (paren a) {(call (h()))}) (if (&& (! a) (paren b)) "
        "{(call (h()))})");
  CHECK(body("try:\n  g()\ncatch e:\n  h()\notherwise :\n  k()") ==
        "(try {(call (g()))}) (catch e {(call (h()))}) (otherwise {(call (k()))})");
  CHECK(body("par g()\npar x <- g()\nco on p:\n  g()\npar for i <- x par:\n  g()\nco join a\npar (g())") ==
        "(par (call (g()))) (par (<- [x] (g()))) (co (on p {(call (g()))})) (par (for i x par {(call (g()))})) (co "
        "(join a)) (par (call (paren (g()))))");
  CHECK(body("join a[1], b!2, !c") == "(join (at a 1) (bang b 2) (! c))");
  CHECK(body("s: *string\nm: %u8\nt:*?[]D") == "(s: *string) (m: %u8) (t: *?[]D)");
  CHECK(body("c = (x: u8) -> u8:\n  <- x\nd = func {A}():\n  g()\ne =():\n  g()\nh = {A}():\n  g()") ==
        "(closure c ([x:u8]->[u8]) {(<- x)}) (closure d func ({A}[]->[]) {(call (g()))}) (closure e ([]->[]) {(call "
        "(g()))}) "
        "(closure h ({A}[]->[]) {(call (g()))})");
  CHECK(body("x = 1\nAbc = (x)\ny = func(\"a\")") == "(= x 1) (= Abc (paren x)) (= y (func('a')))");
  CHECK(body("a, B <- g()\na <- x\nx\n(g())\nf (1)") ==
        "(<- [a B] (g())) (<- [a] x) (call x) (call (paren (g()))) (call (f(1)))");
}

TEST_CASE("words are names wherever they are not keywords") {
  CHECK(body("on on via via:\n  g()") == "(on on via via {(call (g()))})");
  CHECK(body("on via via on via on:\n  g()") == "(on via via on on {(call (g()))})");
  CHECK(body("for for <- for for:\n  g()").find("syntax-unexpected") != std::string::npos);
  CHECK(body("for par <- par par:\n  g()") == "(for par par par {(call (g()))})");
  CHECK(body("parseq on <- on on on:\n  g()") == "(parseq on on on on {(call (g()))})");
  CHECK(body("join = 1\nif = 1\ntry = 1\npar = 1\nco <- g()\nelse = join\nfunc = data") ==
        "(= join 1) (= if 1) (= try 1) (= par 1) (<- [co] (g())) (= else join) (= func data)");
  CHECK(body("par(1)\njoin.x\nif(2)\nfor!\non[1]") ==
        "(call (par(1))) (call (. join x)) (call (if(2))) (call (bang for)) (call (at on 1))");
  CHECK(body("on: *u8\ncatch: *u8\nif, for <- g()\nco <<- 1") ==
        "(on: *u8) (catch: *u8) (<- [if for] (g())) (<<- co 1)");
  CHECK(body("only(1)\nparallel(2)\ntruex = trueish") == "(call (only(1))) (call (parallel(2))) (= truex trueish)");
  CHECK(body("try = for\nx = via\ny = from(as, use = 1)").find("argument-named") != std::string::npos);
  CHECK(tree("func f(for: u8, if: u8):\n  <- for.if, d.true") ==
        "(func f ([for:u8 if:u8]->[]) {(<- (. for if) (. d true))})");
}

TEST_CASE("values") {
  CHECK(value("1 + 2 * 3 ** 2 ** 1 - 4 % 3") == "(- (+ 1 (* 2 (** 3 (** 2 1)))) (% 4 3))");
  CHECK(value("100 / 10 / 2") == "(/ (/ 100 10) 2)");
  CHECK(value("a || b && c == d >= e + f") == "(|| a (&& b (== c (>= d (+ e f)))))");
  CHECK(value("a == 2 == true") == "(== (== a 2) true)");
  CHECK(value("!d.b || !!x") == "(|| (! (. d b)) (! (! x)))");
  CHECK(value("!a ** 2") == "(** (! a) 2)");
  CHECK(value("a!") == "(bang a)");
  CHECK(value("a!2!!.b[i + 1]") == "(at (. (bang (bang (bang a 2))) b) (+ i 1))");
  CHECK(value("a! == b") == "(== (bang a) b)");
  CHECK(value("a!=\"c\"") == "(!= a 'c')");
  CHECK(value("a!==b") == "(== (bang a) b)");
  CHECK(value("a! != b") == "(!= (bang a) b)");
  CHECK(value("a -1") == "(- a 1)");
  CHECK(value("a - -1") == "(- a -1)");
  CHECK(value("a-1-b") == "(- (- a 1) b)");
  CHECK(value("a <-1") == "(< a -1)");
  CHECK(value("f(-1, -0.5, [-2])") == "(f(-1 -0.5 [-2]))");
  CHECK(value("a *[1]") == "(* a [1])");
  CHECK(value("*[\"a\"]") == "*['a']");
  CHECK(value("?[]") == "?[]");
  CHECK(value("[[], ?[1], *[]]") == "[[] ?[1] *[]]");
  CHECK(value("g()!") == "(bang (g()))");
  CHECK(value("[\"a\", \"b\"][1]") == "(at ['a' 'b'] 1)");
  CHECK(value("h{v, A(s = x)}(\"b\")") == "(h{v (new A s=x)}('b'))");
  CHECK(value("D(a = \"x\", b).a") == "(. (new D a='x' b=b) a)");
  CHECK(value("D(true = 1)") == "(new D true=1)");
  CHECK(value("A.B.D(x = 1)") == "(new A.B.D x=1)");
  CHECK(value("A.b.c(1).d") == "(. (. (. A b) c(1)) d)");
  CHECK(value("d.copy(a = 1).b") == "(. (copy d a=1) b)");
  CHECK(value("d.copy(a, b = 1)") == "(copy d a=a b=1)");
  CHECK(value("d.copy") == "(. d copy)");
  CHECK(value("d.copy()") == "(. d copy())");
  CHECK(value("(1 + 2) * 3") == "(* (paren (+ 1 2)) 3)");
  CHECK(value("%init_peer_id%") == "%init_peer_id%");
  CHECK(value("\"a\\n\\\"") == "'a\\n\\'");
  CHECK(value("\"one\ntwo -- no comment\"") == "'one\ntwo -- no comment'");
  CHECK(value("1.05") == "1.05");
  CHECK(value(" f(\n a,\n\n b\n)\n") == "(f(a b))");
  CHECK(value("a%b") == "(% a b)");
}

TEST_CASE("ranges") {
  std::string text =
      "aqua M\n\nfunc f(a: []u8) -> u8:  -- c\n  if a!1 == g( 1 ):\n    x = a[0]\n\n  <- x\n\nconst A = 1\n";
  Parsed parsed = parse(testing::file(text));
  REQUIRE(parsed.issues.empty());
  const Func* func = as<Func>(parsed.tree->root->items[0]);
  REQUIRE(func);
  CHECK(func->span.text() == "func f(a: []u8) -> u8:  -- c\n  if a!1 == g( 1 ):\n    x = a[0]\n\n  <- x");
  CHECK(func->name.span.text() == "f");
  CHECK(func->type->span.text() == "(a: []u8) -> u8");
  CHECK(func->type->params[0].type->span.text() == "[]u8");
  const If* branch = as<If>(func->body[0]);
  REQUIRE(branch);
  CHECK(branch->span.text() == "if a!1 == g( 1 ):\n    x = a[0]");
  CHECK(branch->condition->span.text() == "a!1 == g( 1 )");
  const Binary* equal = as<Binary>(branch->condition);
  REQUIRE(equal);
  CHECK(equal->opSpan.text() == "==");
  CHECK(equal->left->span.text() == "a!1");
  CHECK(as<Return>(func->body[1])->span.text() == "<- x");
  CHECK(testing::spanErrors(*parsed.tree).empty());
}

TEST_CASE("tokens and the gaps between them are the whole text") {
  std::string text =
      "\xEF\xBB\xBF"
      "aqua M -- c\r\n\r\nfunc f():\r\n  x = a! == -1 && \"s\" @ y\r\n";
  Parsed parsed = parse(testing::file(text));
  std::string seen;
  uint32_t end = 3;
  for (const Token& token : parsed.tree->tokens) {
    REQUIRE(token.begin >= end);
    std::string_view gap = std::string_view(text).substr(end, token.begin - end);
    for (size_t comment = gap.find("--"); comment != std::string_view::npos; comment = std::string_view::npos)
      gap = gap.substr(0, comment);
    CHECK(gap.find_first_not_of(" \t\r\n") == std::string_view::npos);
    seen += text.substr(token.begin, token.end - token.begin) + "|";
    end = token.end;
  }
  CHECK(seen == "aqua|M|func|f|(|)|:|x|=|a|!|==|-1|&&|\"s\"|@|y|");
  CHECK(parsed.tree->tokens[0].type == static_cast<uint16_t>(TokenKind::Aqua));
  CHECK(parsed.tree->tokens[1].type == static_cast<uint16_t>(TokenKind::Upper));
}

TEST_CASE("the library and the examples are read without a diagnostic") {
  size_t count = 0;
  for (const char* folder : {"stdlib", "examples"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".aqua") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::stringstream text;
      text << in.rdbuf();
      Parsed parsed = parse(testing::file(text.str()));
      INFO(entry.path());
      CHECK(testing::issues(text.str()) == "");
      CHECK(testing::spanErrors(*parsed.tree) == "");
      ++count;
    }
  CHECK(count >= 10);
}
