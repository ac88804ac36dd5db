// What analysis makes of accepted programs: conversions, merged statements, complete calls.
#include "tests/unit/sema_check.h"

#include <catch2/catch.hpp>

namespace aqua::test {

namespace {

const std::string kService = "service S(\"s\"):\n  a(x: string) -> string\n  all(xs: []string) -> u32\n";

/// The function `f` of a program that begins with kService.
std::string body(const std::string& f) {
  CHECK(issues(kService + f) == "");
  std::string text = typed(kService + f);
  return text.substr(text.find("func f("));
}

}  // namespace

TEST_CASE("streams are frozen where data is needed") {
  CHECK(body("func f(p: string) -> []string, u32, bool:\n  s: *string\n  s <<- p\n  s <- S.a(p)\n  n <- S.all(s)\n"
             "  for x <- s:\n    s <<- x\n  for x <- s rec:\n    join s[n]\n  t: *[]string\n  t <<- s\n"
             "  <- s, s.length, t == [s]\n") ==
        "func f(p: string) -> []string, u32, bool:\n  s: *string\n  s <<- p\n  push s <- S.a(p)\n"
        "  n: u32 <- S.all(freeze(s))\n  for x: string <- freeze(s):\n    s <<- x\n  for x: string <- s rec:\n"
        "    join s[n]\n  t: *[]string\n  t <<- freeze(s)\n  <- freeze(s), freeze(s).length, (freeze(t) == "
        "[freeze(s)])\n");
}

TEST_CASE("a stream is passed on as itself") {
  CHECK(body("func add(s: *string):\n  s <<- \"a\"\nfunc f() -> *string:\n  s: *string\n  add(s)\n  t = s\n  t <<- "
             "\"b\"\n  <- s\n") ==
        "func f() -> *string:\n  s: *string\n  add(s)\n  t: *string = s\n  t <<- \"b\"\n  <- s\n");
  CHECK(body("func f() -> []string:\n  <- *[\"a\"]\n") == "func f() -> []string:\n  <- [\"a\"]\n");
}

TEST_CASE("statements that belong together are one") {
  CHECK(body("func f(p: string) -> string:\n  x <- S.a(p)\n  par on p:\n    y <- S.a(p)\n  par z <- S.a(p)\n"
             "  otherwise:\n    join [p]\n  if x == y:\n    join [x]\n  else:\n    join [z]\n  try:\n    join [x]\n"
             "  catch e:\n    join [e.message]\n  otherwise:\n    join [y]\n  co w <- S.a(p)\n  <- x\n") ==
        "func f(p: string) -> string:\n  try open:\n    branch:\n      x: string <- S.a(p)\n    par:\n      on p:\n"
        "        y: string <- S.a(p)\n    par:\n      z: string <- S.a(p)\n  otherwise:\n    join [p]\n  if (x == y):\n"
        "    join [x]\n  else:\n    join [z]\n  try:\n    join [x]\n  catch e:\n    join [e.message]\n  otherwise:\n   "
        " join [y]\n"
        "  co:\n    w: string <- S.a(p)\n  <- x\n");
}

TEST_CASE("what runs nothing is no branch") {
  CHECK(body("func f(p: string) -> []string:\n  s: *string\n  par s <- S.a(p)\n  <- s\n") ==
        "func f(p: string) -> []string:\n  s: *string\n  branch:\n    push s <- S.a(p)\n  <- freeze(s)\n");
}

TEST_CASE("calls are complete") {
  CHECK(body("ability A:\n  s: string\n  g(x: string) -> string\nfunc h{A}(x: string) -> string:\n  <- A.g(x)\n"
             "func f(p: string) -> string:\n  s = \"q\"\n  a = A(s, g = S.a)\n  r <- h{a}(p)\n  <- h(a, r)\n") ==
        "func f(p: string) -> string:\n  s: string = \"q\"\n  a: A = A(s = s, g = S.a)\n  r: string <- h(a, p)\n  <- "
        "h(a, r)\n");
}

TEST_CASE("service ids are bound in their block") {
  std::string text = body(
      "func f(p: string) -> string:\n  S p\n  c = (x: string) -> string:\n    <- S.a(x)\n  on p:\n    S \"t\"\n"
      "    r <- S.a(p)\n  <- c(r)\n");
  CHECK(text ==
        "func f(p: string) -> string:\n  S p\n  closure c(x: string) -> string:\n    <- S.a(x)\n  on p:\n    S \"t\"\n"
        "    r: string <- S.a(p)\n  <- c(r)\n");
}

TEST_CASE("constants and special values stand where they are used") {
  CHECK(body("const N = 4\nfunc f() -> u32, string, u32, ?string:\n  <- N, HOST_PEER_ID, PARTICLE_TTL, nil\n") ==
        "func f() -> u32, string, u32, ?string:\n  <- 4, HOST_PEER_ID, PARTICLE_TTL, nil\n");
  sema::Options options;
  options.noRelay = true;
  CHECK(typed("func f() -> string:\n  <- HOST_PEER_ID\n", options) == "func f() -> string:\n  <- INIT_PEER_ID\n");
}

TEST_CASE("every name leads to its definition") {
  const std::string program =
      "aqua M declares *\n\n-- what is said\ndata D:\n  -- the name\n  name: string\n\n"
      "func f(d: D) -> string:\n  x = d\n  <- x.name\n";
  sema::Analyzed analyzed = analyze(program);
  auto definitionOf = [&](uint32_t line, uint32_t column) -> std::string {
    for (const ir::Use& use : analyzed.program->uses) {
      diagnostics::LineColumn at = use.use.file->lineColumn(use.use.begin);
      if (at.line != line || at.column != column) continue;
      diagnostics::LineColumn to = use.definition.file->lineColumn(use.definition.begin);
      return std::to_string(to.line) + ":" + std::to_string(to.column);
    }
    return "none";
  };
  CHECK(definitionOf(8, 11) == "4:6");  // D
  CHECK(definitionOf(9, 7) == "8:8");   // d
  CHECK(definitionOf(10, 6) == "9:3");  // x
  CHECK(definitionOf(10, 8) == "6:3");  // name
  CHECK(definitionOf(6, 3) == "6:3");
  bool documented = false;
  for (const ir::Use& use : analyzed.program->uses)
    documented = documented || (use.use == use.definition && use.doc.text().find("the name") != std::string_view::npos);
  CHECK(documented);
}

TEST_CASE("analysis survives nonsense") {
  for (const char* program : {"", "aqua", "func", "func f(", "func f():\n", "aqua M\nexport\n", "data D:\n  a:\n",
                              "func f() -> :\n  <- \n", "func f():\n  for x <- :\n    y\n", "const A =\n",
                              "service S(:\n  a(\n", "func f():\n  x <- <- y\n  on via:\n    par par\n"}) {
    INFO(program);
    sema::Analyzed analyzed = analyze(program);
    CHECK(analyzed.program != nullptr);
  }
}

}  // namespace aqua::test
