// Each rewrite of compiler/lower/simplify.cpp alone, on a plan where it applies and on one where it would not be safe.
#include "compiler/lower/simplify.h"
#include "compiler/topology/tree.h"
#include "tests/unit/plans.h"

using namespace aqua;

namespace {

bool cannotFail(const plan::Value& value) { return value.accessors.empty() && !value.length; }

/// What lowering marks: values that are computed without an effect elsewhere and without an error.
bool isPure(const plan::Step& step) {
  if (const auto* call = plan::as<plan::Call>(&step)) return call->service->text == "math";
  if (const auto* ap = plan::as<plan::Ap>(&step)) return cannotFail(*ap->value);
  if (const auto* insert = plan::as<plan::Insert>(&step)) return cannotFail(*insert->value);
  return step.kind == plan::OpKind::Canon || step.kind == plan::OpKind::Match;
}

std::string simplified(const std::string& text) {
  std::unique_ptr<plan::Function> function = readPlan(text);
  std::vector<bool> pure(function->stepCount());
  topology::Tree tree(*function->root);
  for (uint32_t i = 0; i < tree.size(); ++i) pure[tree[i].step->id] = isPure(*tree[i].step);
  function->root = lower::simplify(*function, function->root, pure);
  return plan::print(*function);
}

}  // namespace

TEST_CASE("each simplification does what it says, and leaves alone what it would change") {
  checkRewrites("tests/unit/lower_rewrites.txt",
                {"emptyOn", "emptyScope", "emptyClosure", "unappliedCapture", "unusedResult", "unusedValue",
                 "certainTry", "emptyCondition", "emptyDetach", "emptyBranch", "resultIntoStream", "operandInPlace"},
                [](const std::string&, const std::string& plan) { return simplified(plan); });
}

TEST_CASE("what is simple stays the same object") {
  std::unique_ptr<plan::Function> function =
      readPlan("plan f\nseq\n  call \"s\" \"a\" [] -> x\n  call \"s\" \"b\" [x x]\n");
  CHECK(lower::simplify(*function, function->root, {}) == function->root);
}
