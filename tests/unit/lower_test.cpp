// Lowering of whole programs: limits, folding, and sizes. What plans look like is shown by the stories in
// tests/golden/lower.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "compiler/lower/lower.h"
#include "compiler/plan/print.h"
#include "compiler/sema/analyze.h"

namespace {

using namespace aqua;

constexpr std::string_view kService =
    "service S(\"s\"):\n  str(x: string) -> string\n  num(x: u64) -> u64\n  act(x: string)\n\n";

struct Run {
  std::shared_ptr<const ir::Program> program;
  lower::Lowered lowered;
  std::string plan() const { return lowered.plan ? plan::print(*lowered.plan) : ""; }
  bool reports(diagnostics::Code code) const {
    for (const auto& issue : lowered.issues.items())
      if (issue.code == code) return true;
    return false;
  }
};

Run lowerText(const std::string& body, lower::Options options = {}, bool noRelay = false) {
  modules::OverlayFileSystem files;
  files.set("a.aqua", "aqua A\nexport f\n\n" + std::string(kService) + body);
  sema::Options analysis;
  analysis.noRelay = noRelay;
  sema::Analyzed analyzed = sema::analyze(files, "a.aqua", analysis);
  for (const auto& issue : analyzed.issues.items())
    if (issue.severity == diagnostics::Severity::Error) FAIL(issue.message());
  const ir::Export& exported = analyzed.program->exports.at(0);
  Run run{analyzed.program, {}};
  run.lowered = lower::lower(*analyzed.program, *exported.function, exported.name, options);
  return run;
}

size_t count(const std::string& text, std::string_view part) {
  size_t found = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST_CASE("literals are folded, and wrap around at 64 bits as officially") {
  auto result = [](std::string expression) {
    Run run = lowerText("func f() -> i64:\n  <- " + expression + "\n");
    const std::string plan = run.plan();
    const size_t at = plan.find("\"response\" [");
    REQUIRE(at != std::string::npos);
    const size_t begin = plan.find('[', at) + 1;
    return plan.substr(begin, plan.find(']', begin) - begin);
  };
  CHECK(result("7 / 2") == "3");
  CHECK(result("3 - 5") == "-2");
  CHECK(result("-7 / 2") == "-3");
  CHECK(result("-7 % 2") == "-1");
  CHECK(result("2 ** 10 + 1 - 24") == "1001");
  CHECK(result("2 ** 62") == "4611686018427387904");
  CHECK(result("7 / 0") == "div");
  CHECK(result("7 % 0") == "rem");
  CHECK(result("10 ** 40") == "-5047021154770878464");
  CHECK(result("9223372036854775807 * 2") == "-2");
  CHECK(result("9223372036854775807 + 1") == "-9223372036854775808");
  CHECK(result("-9223372036854775808 / -1") == "-9223372036854775808");
  CHECK(result("-9223372036854775808 % -1") == "0");
}

TEST_CASE("inlining that doubles with every function ends with a diagnostic") {
  for (std::string leaf : {"  S.act(x)\n", "  y = x\n"}) {
    std::string text = "func f0(x: string):\n" + leaf + "\n";
    for (int i = 1; i <= 60; ++i) text += fmt::format("func f{}(x: string):\n  f{}(x)\n  f{}(x)\n\n", i, i - 1, i - 1);
    text += "func f():\n  f60(\"a\")\n";
    Run run = lowerText(text);  // not in 2^60 steps
    CHECK(run.reports(diagnostics::Code::PlanTooLarge));
    CHECK(run.lowered.issues.errorCount() == 1);
    CHECK_FALSE(run.lowered.plan);
  }
}

TEST_CASE("a chain of calls that is too deep ends with a diagnostic, a deep one does not") {
  auto chain = [](int depth) {
    std::string text = "func f0(x: string):\n  S.act(x)\n\n";
    for (int i = 1; i <= depth; ++i) text += fmt::format("func f{}(x: string):\n  on x:\n    f{}(x)\n\n", i, i - 1);
    return lowerText(text + fmt::format("func f():\n  f{}(\"a\")\n", depth));
  };
  CHECK(chain(200).lowered.plan);
  Run deep = chain(3000);
  CHECK(deep.reports(diagnostics::Code::InliningTooDeep));
  CHECK(deep.lowered.issues.errorCount() == 1);
}

TEST_CASE("one function with thousands of calls becomes as many steps") {
  std::string text =
      "func g(x: string) -> string:\n  y <- S.str(x)\n  z = y\n  <- z\n\nfunc f() -> string:\n  v0 <- g(\"a\")\n";
  for (int i = 1; i <= 4000; ++i) text += fmt::format("  v{} <- g(v{})\n", i, i - 1);
  Run run = lowerText(text + "  <- v4000\n");
  REQUIRE(run.lowered.plan);
  CHECK(count(run.plan(), "\"str\"") == 4001);
}

TEST_CASE("without relay there is none, and nothing goes through it") {
  Run run = lowerText("func f(p: string):\n  on p:\n    S.act(\"a\")\n", {}, true);
  CHECK(count(run.plan(), "relay") == 0);
  CHECK(count(run.plan(), "fail") == 1);
  CHECK(count(lowerText("func f(p: string):\n  on p:\n    S.act(\"a\")\n", {.noXor = true}).plan(), "fail") == 0);
}

TEST_CASE("a function without results answers if asked to") {
  CHECK(count(lowerText("func f():\n  S.act(\"a\")\n").plan(), "response") == 0);
  CHECK(count(lowerText("func f():\n  S.act(\"a\")\n", {.noEmptyResponse = false}).plan(), "response") == 1);
}

TEST_CASE("tracing tells of every call when it starts, ends and fails") {
  const std::string plan =
      lowerText("func g(x: string) -> string:\n  <- S.str(x)\n\nfunc f(x: string) -> string:\n  <- g(x)\n",
                {.tracing = true})
          .plan();
  CHECK(count(plan, "tracingEvent") == 9);
  CHECK(count(plan, "\"S.str\" \"enter\"") == 1);
  CHECK(count(plan, "\"g\" \"exit\"") == 1);
  CHECK(count(plan, "concat_strings") == 3);
}

TEST_CASE("every step of the body knows the line that it comes from") {
  Run run = lowerText("func f(p: string) -> string:\n  on p:\n    x <- S.str(\"a\")\n  <- x\n");
  std::vector<const plan::Step*> open = {run.lowered.plan->root};
  size_t calls = 0;
  while (!open.empty()) {
    const plan::Step* step = open.back();
    open.pop_back();
    if (const auto* group = plan::as<plan::Group>(step))
      open.insert(open.end(), group->children.begin(), group->children.end());
    if (const auto* on = plan::as<plan::On>(step)) open.push_back(on->body);
    const auto* call = plan::as<plan::Call>(step);
    if (!call || call->service->text != "s") continue;
    ++calls;
    CHECK(step->span.text() == "S.str(\"a\")");
  }
  CHECK(calls == 1);
}

}  // namespace
