// Names, scopes, constants, and statements that belong together.
#include "tests/unit/sema_check.h"

#include <algorithm>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "compiler/ir/print.h"

namespace aqua::test {

namespace {

bool startsWith(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

modules::OverlayFileSystem filesOf(std::string_view program) {
  modules::OverlayFileSystem files;
  std::string name = "main.aqua", text;
  if (!startsWith(program, "aqua ") && !startsWith(program, "module ") && !startsWith(program, "import "))
    text = "aqua M declares *\n";
  while (!program.empty()) {
    size_t end = std::min(program.find('\n'), program.size());
    std::string_view line = program.substr(0, end);
    program.remove_prefix(std::min(end + 1, program.size()));
    if (startsWith(line, "=== ")) {
      files.set(name, text);
      name = line.substr(4);
      text.clear();
    } else {
      text += line;
      text += '\n';
    }
  }
  files.set(name, text);
  return files;
}

}  // namespace

sema::Analyzed analyze(std::string_view program, sema::Options options) {
  modules::OverlayFileSystem files = filesOf(program);
  sema::Analyzed analyzed = sema::analyze(files, "main.aqua", options);
  analyzed.issues.sort();
  return analyzed;
}

std::string issues(std::string_view program, sema::Options options) {
  sema::Analyzed analyzed = analyze(program, options);
  std::string text;
  for (const diagnostics::Diagnostic& issue : analyzed.issues.items()) {
    if (!text.empty()) text += ", ";
    if (issue.primary) {
      if (issue.primary.file->path() != "main.aqua") text += issue.primary.file->path() + ":";
      diagnostics::LineColumn at = issue.primary.file->lineColumn(issue.primary.begin);
      text += fmt::format("{}:{} ", at.line, at.column);
    }
    text += diagnostics::info(issue.code).name;
  }
  return text;
}

std::string typed(std::string_view program, sema::Options options) {
  return ir::print(*analyze(program, options).program);
}

std::string firstIssue(std::string_view program) {
  sema::Analyzed analyzed = analyze(program);
  if (analyzed.issues.empty()) return {};
  const diagnostics::Diagnostic& issue = analyzed.issues.items().front();
  std::string text = issue.message();
  for (const diagnostics::Label& label : issue.labels)
    if (label.span) text += fmt::format("\nat {}: {}", label.span.file->lineColumn(label.span.begin).line, label.text);
  for (const std::string& note : issue.notes) text += "\nnote: " + note;
  for (const std::string& help : issue.help) text += "\nhelp: " + help;
  for (const diagnostics::Fix& fix : issue.fixes)
    for (const diagnostics::Edit& edit : fix.edits) text += "\nfix: " + edit.replacement;
  return text;
}

void check(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    INFO(each.program);
    CHECK(issues(each.program) == each.issues);
  }
}

TEST_CASE("names are found, or reported once") {
  check({{"func f() -> string:\n  x = y\n  <- x\n", "3:7 unknown-name"},
         {"func f():\n  g(1)\n", "3:3 unknown-function"},
         {"func f(x: string):\n  x(\"a\")\n", "3:3 not-a-function"},
         {"func f() -> u8:\n  <- g()\nfunc g() -> u8:\n  <- 1\n", "3:6 defined-below"},
         {"func f() -> u8:\n  <- f()\n", "3:6 self-reference"},
         {"func f(a: string) -> string:\n  c = () -> string:\n    <- c()\n  <- c()\n", "4:8 self-reference"},
         {"func f() -> u8:\n  <- A\nconst A = 1\n", "3:6 defined-below"},
         {"func f(a: Foo) -> Bar:\n  x <- a.g()\n  <- x\n", "2:11 unknown-type, 2:19 unknown-type"},
         {"data D:\n  d: ?D\nfunc f(d: D) -> D:\n  <- d\n", "3:7 self-reference"},
         {"func f():\n  if true:\n    x = \"a\"\n    join [x]\n  join [x]\n", "6:9 unknown-name"}});
}

TEST_CASE("names cannot be hidden") {
  check({{"func f():\n  x = 1\n  x = \"a\"\n  join [x]\n", "4:3 already-defined"},
         {"func f(x: u8):\n  x = 1\n", "3:3 already-defined"},
         {"const A = 1\nfunc f() -> u8:\n  A = 2\n  <- A\n", "4:3 already-defined"},
         {"func g() -> string:\n  <- \"a\"\nfunc f(g: string) -> string:\n  <- g\n", "4:8 already-defined"},
         {"func f(a: string, a: u8):\n  join [a]\n", "2:19 already-defined"},
         {"func f(nil: u8):\n  join [nil]\n", "2:8 already-defined"},
         {"func f(a: []string):\n  i = 1\n  for i <- a:\n    join [i]\n", "4:7 already-defined"},
         {"func f() -> u8:\n  <- 1\nfunc f() -> u8:\n  <- 2\n", "4:6 already-defined"},
         {"data A:\n  a: u8\ndata A:\n  b: u8\n", "4:6 already-defined"},
         {"data A:\n  a: u8\n  a: u16\n", "4:3 member-twice"},
         {"func f():\n  if true:\n    x = 1\n    join [x]\n  else:\n    x = 2\n    join [x]\n  x = 3\n  join [x]\n",
          "3:6 constant-condition"},
         {"func f(p: string) -> u8:\n  on p:\n    x = 1\n  <- x\n", ""},
         {"service S(\"s\"):\n  a() -> string\nfunc f() -> string:\n  S = \"b\"\n  <- S\n", "5:3 hides-service"}});
}

TEST_CASE("constants") {
  check({{"const A = 1\nconst A = 2\n", "3:7 constant-twice"},
         {"const A = 1\nconst A ?= 2\nfunc f() -> u8:\n  <- A\n", ""},
         {"const A = 1\nconst A ?= \"a\"\n", "3:12 type-mismatch"},
         {"const A = B\n", "2:11 unknown-name"},
         {"const HOST_PEER_ID = 1\n", "2:7 constant-twice"},
         {"const A = 1\nfunc f() -> u8, i8, f32:\n  <- A, A, A\n", ""},
         {"const P = HOST_PEER_ID\nfunc f() -> string:\n  <- P\n", ""}});
  sema::Options options;
  options.constants = {"A = 5", "B ?= \"x\""};
  CHECK(issues("const A = 1\nfunc f() -> u8, string:\n  <- A, B\n", options) == "");
  CHECK(typed("const A = 1\nfunc f() -> u8, string:\n  <- A, B\n", options) ==
        "func f() -> u8, string:\n  <- 5, \"x\"\n");
  CHECK(issues("const A ?= \"a\"\n", options) == "2:12 type-mismatch");
  options.constants = {"a = 5", "A=5", "A =", "A = f()", ""};
  CHECK(issues("const A = 1\n", options) ==
        "constant-definition, constant-definition, constant-definition, constant-definition, constant-definition");
}

TEST_CASE("statements that need another one before") {
  check({{"service S(\"s\"):\n  a()\nfunc f():\n  par S.a()\n", "5:3 par-alone"},
         {"func f(x: bool):\n  join [x]\n  else:\n    join [x]\n", "4:3 else-alone"},
         {"func f(x: bool):\n  if x:\n    join [x]\n  else:\n    join [x]\n  else:\n    join [x]\n", "7:3 second-else"},
         {"func f(p: string):\n  catch e:\n    join [p]\n", "3:3 catch-alone"},
         {"func f(p: string):\n  otherwise:\n    join [p]\n", "3:3 otherwise-alone"},
         {"func f() -> string:\n  <- \"a\"\n  <- \"b\"\n", "4:3 return-twice"}});
}

TEST_CASE("services and their ids") {
  const std::string service = "service S:\n  a()\n";
  CHECK(issues(service + "func f():\n  S.a()\n") == "5:3 service-id-missing");
  CHECK(issues(service + "func f(a: string):\n  if true:\n    S a\n    S.a()\n  S.a()\n") == "8:3 service-id-missing");
  CHECK(issues(service + "func f(a: string):\n  on a:\n    S a\n    S.a()\n  S.a()\n") == "8:3 service-id-missing");
  CHECK(issues(service + "func f(a: string):\n  S a\n  c = ():\n    S.a()\n  c()\n") == "");
  CHECK(issues(service + "alias T: S\nfunc f():\n  T \"x\"\n") == "6:3 not-a-service");
  CHECK(issues(service + "alias T: S\nfunc f():\n  T.a()\n") == "6:3 unknown-name");
  CHECK(issues("data S:\n  a: string\nfunc f(a: string):\n  S a\n") == "5:3 not-a-service");
  CHECK(issues("func f(a: string):\n  S a\n") == "3:3 unknown-type");
}

TEST_CASE("messages name what was meant") {
  CHECK(firstIssue("func f(target: string) -> string:\n  <- targt\n") ==
        "`targt` is not defined here\nhelp: did you mean `target`?\nfix: target");
  CHECK(firstIssue("data Record:\n  a: u8\nfunc f(a: Recrod):\n  join [a]\n") ==
        "no type `Recrod` is defined here\nhelp: did you mean `Record`?\nfix: Record");
  CHECK(
      firstIssue("func f(a: string):\n  a = 1\n") ==
      "`a` is already defined\nat 2: first defined here\nhelp: names cannot be hidden or changed; choose another one");
}

}  // namespace aqua::test
