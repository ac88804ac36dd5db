// Layout of texts. Whole programs of the conformance list are laid out by tests/golden and tests/conformance.
#include <catch2/catch.hpp>

#include <fstream>
#include <utility>

#include "compiler/format/format.h"
#include "compiler/syntax/parse.h"

using namespace aqua;

namespace {

/// Lays out, and again: the second time nothing may change.
std::string laidOut(std::string text) {
  auto once = format::formatSource(std::make_shared<const diagnostics::SourceFile>("a.aqua", std::move(text)));
  for (const diagnostics::Diagnostic& issue : once.issues.items()) UNSCOPED_INFO(issue.message());
  REQUIRE(once.text);
  auto twice = format::formatSource(std::make_shared<const diagnostics::SourceFile>("a.aqua", *once.text));
  REQUIRE(twice.text);
  REQUIRE(*twice.text == *once.text);
  return *once.text;
}

/// The lines of a function body, without indentation of their own.
std::string body(const std::string& lines) {
  std::string text = laidOut("aqua M\n\nfunc f():\n " + lines);
  std::string_view head = "aqua M\n\nfunc f():\n";
  REQUIRE(text.starts_with(head));
  return text.substr(head.size());
}

std::string statement(const std::string& line) {
  std::string text = body(line + "\n");
  return text.substr(2, text.size() - 3);
}

void unchanged(const std::string& text) { CHECK(laidOut(text) == text); }

}  // namespace

TEST_CASE("one space around operators, after commas and colons, none inside brackets") {
  CHECK(statement("x=1+2*3") == "x = 1 + 2 * 3");
  CHECK(statement("x  =  a  ||b&&c==d") == "x = a || b && c == d");
  CHECK(statement("x = ( a+b )*c") == "x = (a + b) * c");
  CHECK(statement("x = a -1") == "x = a - 1");
  CHECK(statement("x = a - -1") == "x = a - -1");
  CHECK(statement("x = 2**3") == "x = 2 ** 3");
  CHECK(statement("x = [ 1,2 , 3 ]") == "x = [1, 2, 3]");
  CHECK(statement("g(?[ ])") == "g(?[])");
  CHECK(statement("x = *[ 1 ]") == "x = *[1]");
  CHECK(statement("x = !a") == "x = !a");
  CHECK(statement("x = !!(a)") == "x = !!(a)");
  CHECK(statement("x = a!") == "x = a!");
  CHECK(statement("x = a!2") == "x = a!2");
  CHECK(statement("x = a!!") == "x = a!!");
  CHECK(statement("x = a [ 0 ][1]") == "x = a[0][1]");
  CHECK(statement("x = a != b") == "x = a != b");
  CHECK(statement("x = a! == b") == "x = a! == b");
  CHECK(statement("x = \"a  b,c\"") == "x = \"a  b,c\"");
  CHECK(statement("x = %init_peer_id%") == "x = %init_peer_id%");
  CHECK(statement("x = 1.5") == "x = 1.5");
}

TEST_CASE("calls and constructions") {
  CHECK(statement("f ( a,b )") == "f(a, b)");
  CHECK(statement("a , b<-f()") == "a, b <- f()");
  CHECK(statement("x <- a.b.c( 1 )") == "x <- a.b.c(1)");
  CHECK(statement("x <- f{ A,B }(c)") == "x <- f{A, B}(c)");
  CHECK(statement("x = D ( a=1,b )") == "x = D(a = 1, b)");
  CHECK(statement("x = d.copy ( a=1 ).b") == "x = d.copy(a = 1).b");
  CHECK(statement("x = Lib.D(a=1)") == "x = Lib.D(a = 1)");
  CHECK(statement("S  \"id\"") == "S \"id\"");
  CHECK(statement("Lib.S  id") == "Lib.S id");
  CHECK(statement("s<<-1") == "s <<- 1");
  CHECK(statement("s:*string") == "s: *string");
  CHECK(statement("s :*[]?u8") == "s: *[]?u8");
  CHECK(statement("join a,b[1]") == "join a, b[1]");
  CHECK(statement("<-   a,b") == "<- a, b");
}

TEST_CASE("block lines") {
  CHECK(body("on  p  via r  via q :\n  f()\n") == "  on p via r via q:\n    f()\n");
  CHECK(body("on (p) via [r]:\n  f()\n") == "  on (p) via [r]:\n    f()\n");
  CHECK(body("for x<-xs  par:\n  f()\n") == "  for x <- xs par:\n    f()\n");
  CHECK(body("if a==b :\n   f()\n else :\n   g()\n") == "  if a == b:\n    f()\n  else:\n    g()\n");
  CHECK(body("try:\n   f()\n catch  e:\n   g()\n otherwise:\n   h()\n") ==
        "  try:\n    f()\n  catch e:\n    g()\n  otherwise:\n    h()\n");
  CHECK(body("parseq x<-xs on x via r:\n  f()\n") == "  parseq x <- xs on x via r:\n    f()\n");
  CHECK(body("f()\n par  g()\n co on p:\n    h()\n") == "  f()\n  par g()\n  co on p:\n    h()\n");
  CHECK(body("c =(x:string)->string:\n    <- x\n") == "  c = (x: string) -> string:\n    <- x\n");
  CHECK(body("c = func(x:u8):\n    f()\n") == "  c = func (x: u8):\n    f()\n");
}

TEST_CASE("items and headers") {
  CHECK(laidOut("  aqua  M.N   declares  *\nimport   \"a\"\nimport a,B as C from \"b\"\nuse \"c\"  as  L\nexport f,g "
                "as h\nconst A  =  1") ==
        "aqua M.N declares *\nimport \"a\"\nimport a, B as C from \"b\"\nuse \"c\" as L\nexport f, g as h\n\nconst A = "
        "1\n");
  CHECK(laidOut("aqua M\nconst A ?= \"x\"\nconst B = A\nalias T:[]string\nalias F:string,u8->[]T\nalias G:->()\n") ==
        "aqua M\n\nconst A ?= \"x\"\nconst B = A\nalias T: []string\nalias F: string, u8 -> []T\nalias G: -> ()\n");
  CHECK(laidOut("aqua M\ndata D:\n      a :string\n      b:?u8\nfunc f():\n x=1\n") ==
        "aqua M\n\ndata D:\n  a: string\n  b: ?u8\n\nfunc f():\n  x = 1\n");
  CHECK(laidOut("aqua M\nservice S( \"id\" ) :\n a ( x : string , y:u8 )->u8\n b : string->()\n c()\n") ==
        "aqua M\n\nservice S(\"id\"):\n  a(x: string, y: u8) -> u8\n  b: string -> ()\n  c()\n");
  CHECK(laidOut("aqua M\nability A:\n a:*string\n g {B}( x:string )->u8,u8\n h:->string\n") ==
        "aqua M\n\nability A:\n  a: *string\n  g{B}(x: string) -> u8, u8\n  h: -> string\n");
  CHECK(laidOut("aqua M\nfunc f{A,Lib.B}( x:(string->u8),y:->() )->(u8->u8),string:\n <- x, y\n") ==
        "aqua M\n\nfunc f{A, Lib.B}(x: (string -> u8), y: -> ()) -> (u8 -> u8), string:\n  <- x, y\n");
}

TEST_CASE("one blank line around items with a body, at most one elsewhere") {
  CHECK(laidOut("\n\naqua M\n\n\n\nimport \"a\"\nexport f\nconst A = 1\n\n\n\nconst B = 2\nfunc f():\n\n\n  x = "
                "1\n\n\n  y = 2\n"
                "func g():\n  x = 1\n\n\n\nfunc h():\n  x = 1\n\n\n\n") ==
        "aqua M\n\nimport \"a\"\nexport f\n\nconst A = 1\n\nconst B = 2\n\nfunc f():\n  x = 1\n\n  y = 2\n\n"
        "func g():\n  x = 1\n\nfunc h():\n  x = 1\n");
}

TEST_CASE("comments stay at their level") {
  unchanged(
      "-- about the file\n-- in two lines\naqua M\n\n-- about f\nfunc f():  -- behind\n  -- first\n\n  -- second\n  x "
      "= 1  -- one\n"
      "  if a:\n    -- inner\n    y = 2\n    -- still inner\n  -- outer again\n  z = 3\n  -- last of f\n\n-- end of "
      "the file\n");
  CHECK(body("if a:\n    x = 1\n    -- in\n   -- between\n -- out\n-- far out\n y = 1\n") ==
        "  if a:\n    x = 1\n    -- in\n  -- between\n  -- out\n  -- far out\n  y = 1\n");
}

TEST_CASE("comments between items belong to the one below") {
  CHECK(laidOut("aqua M\nfunc f():\n  x = 1\n  -- of f\n-- of g\nfunc g():\n  x = 1\n") ==
        "aqua M\n\nfunc f():\n  x = 1\n  -- of f\n\n-- of g\nfunc g():\n  x = 1\n");
  CHECK(laidOut("aqua M\nfunc f():\n  x = 1\n-- alone\n\n\n-- of g\nfunc g():\n  x = 1\n") ==
        "aqua M\n\nfunc f():\n  x = 1\n\n-- alone\n\n-- of g\nfunc g():\n  x = 1\n");
}

TEST_CASE("comments behind lines keep a common column") {
  CHECK(laidOut("aqua M\ndata D:\n  a: u8         -- short\n  longer: u8    -- long\n") ==
        "aqua M\n\ndata D:\n  a: u8       -- short\n  longer: u8  -- long\n");
  CHECK(laidOut("aqua M\ndata D:\n  a: u8 -- short\n  longer: u8     -- long\n") ==
        "aqua M\n\ndata D:\n  a: u8  -- short\n  longer: u8  -- long\n");
}

TEST_CASE("line breaks within brackets stay") {
  CHECK(body("f(a,\n      b,\n c)\n") == "  f(a,\n    b,\n    c)\n");
  CHECK(body("f(\n      a,\n b\n )\n") == "  f(\n    a,\n    b\n  )\n");
  CHECK(body("x = [\n   [1,2],\n   [\n 3\n   ]\n ]\n") == "  x = [\n    [1, 2],\n    [\n      3\n    ]\n  ]\n");
  CHECK(body("f([\n   1\n ])\n") == "  f([\n    1\n  ])\n");
  CHECK(laidOut("aqua M\nfunc f(a: u8,\n b: u8):\n  x = 1\n") == "aqua M\n\nfunc f(a: u8,\n    b: u8):\n  x = 1\n");
  CHECK(laidOut("aqua M\nfunc f(\n a: u8\n) -> u8:\n  <- a\n") == "aqua M\n\nfunc f(\n    a: u8\n) -> u8:\n  <- a\n");
  CHECK(body("f(a, -- one\n      -- two\n\n  b -- three\n )\n") ==
        "  f(a,  -- one\n    -- two\n\n    b  -- three\n  )\n");
  CHECK(body("x = (1 +\n   2)\n") == "  x = (1 +\n    2)\n");
}

TEST_CASE("where a comment breaks an operation outside of brackets, it goes on in the first column") {
  CHECK(laidOut("aqua M\n\nfunc f(x: u32) -> u32:\n  <- x\n\n    -- why\n- x\n") ==
        "aqua M\n\nfunc f(x: u32) -> u32:\n  <- x\n\n-- why\n- x\n");
}

TEST_CASE("other line ends and a mark at the beginning") {
  CHECK(laidOut("\xEF\xBB\xBF"
                "aqua M\r\n\r\nfunc f():\r\n  x = 1 -- c \r\n\r\n\r\n  y = 2\r\n") ==
        "aqua M\r\n\r\nfunc f():\r\n  x = 1  -- c\r\n\r\n  y = 2\r\n");
  CHECK(laidOut("aqua M\r\n\nfunc f():\r\n  x = \"a\nb\nc\"\n  y = 2\n") ==
        "aqua M\n\nfunc f():\n  x = \"a\nb\nc\"\n  y = 2\n");
  CHECK(laidOut("aqua M\r\nfunc f():\r\n  x = \"a\nb\nc\nd\ne\"\r\n") ==
        "aqua M\r\n\r\nfunc f():\r\n  x = \"a\nb\nc\nd\ne\"\r\n");
  CHECK(laidOut("aqua M\n\rfunc f():\n\r  x = 1\n\r") == "aqua M\n\nfunc f():\n  x = 1\n");
  CHECK(laidOut("aqua M\nfunc f():\n\tif a:\n\t\tx = 1\n\t\t-- deep\n\t-- flat\n\ty = 2\n") ==
        "aqua M\n\nfunc f():\n  if a:\n    x = 1\n    -- deep\n  -- flat\n  y = 2\n");
}

TEST_CASE("strings stay as they are, whatever they contain") {
  CHECK(statement("x = \"a \r\n  -- b  \n\"") == "x = \"a \r\n  -- b  \n\"");
  CHECK(body("x = \"a\n--\"  -- c\n") == "  x = \"a\n--\"  -- c\n");
}

TEST_CASE("words of the language as names") {
  CHECK(statement("on  =  if.for") == "on = if.for");
  CHECK(statement("if (a)") == "if(a)");
  CHECK(body("on on via via:\n  par(\"a\")\n") == "  on on via via:\n    par(\"a\")\n");
}

TEST_CASE("nothing to lay out") {
  CHECK(laidOut("") == "");
  CHECK(laidOut("\n\n  \n") == "");
  CHECK(laidOut("-- only this  \n\n\n") == "-- only this\n");
  CHECK(laidOut("\n\n-- a\n\n\n-- b") == "-- a\n\n-- b\n");
}

TEST_CASE("a text with errors stays as it is") {
  auto result =
      format::formatSource(std::make_shared<const diagnostics::SourceFile>("a.aqua", "aqua M\n\nfunc f(:\n  x = \n"));
  CHECK(!result.text);
  CHECK(result.issues.hasErrors());
}

TEST_CASE("what is not the same program is told apart") {
  auto tree = [](std::string text) {
    return syntax::parse(std::make_shared<const diagnostics::SourceFile>("a", std::move(text))).tree;
  };
  auto same = [&](std::string a, std::string b) {
    return format::sameProgram(*tree(std::move(a)), *tree(std::move(b)));
  };
  std::string base = "aqua M\n\nfunc f():\n  if a:\n    x = 1\n  -- c\n  y = 2\n";
  CHECK(same(base, base));
  CHECK(same(base, "aqua M\nfunc f():\n if a:\n  x=1\n -- c\n y=2\n"));
  CHECK(!same(base, "aqua M\n\nfunc f():\n  if a:\n    x = 1\n    -- c\n    y = 2\n"));
  CHECK(!same(base, "aqua M\n\nfunc f():\n  if a:\n    x = 1\n  -- d\n  y = 2\n"));
  CHECK(!same(base, "aqua M\n\nfunc f():\n  if a:\n    x = 1\n  y = 2\n"));
  CHECK(!same(base, "aqua M\n\nfunc f():\n  if a:\n    x = 3\n  -- c\n  y = 2\n"));
}

TEST_CASE("all programs of the conformance list that can be read are laid out, and stay the same") {
  std::ifstream file("tests/conformance/programs.txt");
  REQUIRE(file);
  std::string line, program;
  size_t count = 0;
  auto finish = [&] {
    auto source = std::make_shared<const diagnostics::SourceFile>("a.aqua", std::exchange(program, {}));
    if (source->text().empty() || syntax::parse(source).issues.hasErrors()) return;
    INFO(source->text());
    laidOut(std::string(source->text()));
    ++count;
  };
  while (std::getline(file, line)) {
    if (line.starts_with("=== ") || line.starts_with("--- ")) {
      finish();
      program.clear();
    } else {
      program += line + "\n";
    }
  }
  finish();
  CHECK(count > 250);
}
