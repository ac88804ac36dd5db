// Values at the end of a run, and the outcomes of calls.
#pragma once

#include "runtime/check/check.h"

namespace aqua::sim {

struct ValueVerdict {
  bool holds = false, vacuous = false;
  std::string expected, actual;
};
ValueVerdict test(const ValueTest& test, const Evidence& evidence);
/// The sum of the numbers that are selected; nothing, and why, when there is none.
std::optional<Value> sumOf(const ValueTest& test, const Evidence& evidence, std::string& problem);
/// `result of call main at [*].peer`
std::string textOf(const ValueTest& test);

/// `expect` of every call.
void judgeCalls(const Evidence& evidence, std::vector<Verdict>& verdicts);
/// The outcome of the call with that index; null when it never began.
const Outcome* outcomeOf(const RunResult& run, uint32_t call);

/// Can each matcher get a value of its own?
bool matchesUnordered(const std::vector<Matcher>& matchers, const std::vector<Value>& values);

}  // namespace aqua::sim
