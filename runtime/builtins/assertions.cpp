// The assertions of native tests. No real peer has them, and all peers of a simulation have the same.
#include <cmath>

#include "runtime/builtins/impl.h"

namespace aqua::sim::builtin {

namespace {

Answer answerOf(const CallSite& call, Asserted asserted) {
  Answer answer = success(Value());
  if (!asserted.holds)
    answer = failure("assertion " + std::string(call.function) + " failed: expected " + asserted.expected +
                     ", happened " + asserted.actual);
  answer.asserted = std::move(asserted);
  return answer;
}

/// Scripts that are written by hand may call with anything.
template <class Judge> Answer judged(const CallSite& call, size_t arguments, Judge judge) {
  if (call.args.size() != arguments)
    return answerOf(call,
                    {false, std::to_string(arguments) + " argument(s)", std::to_string(call.args.size()) + " of them"});
  if (call.budget)
    for (const Value& value : call.args) call.budget->pass(value.textSize());
  return answerOf(call, judge());
}

}  // namespace

Answer assertEqual(const CallSite& call) {
  return judged(call, 2, [&] {
    bool holds = call.args[0] == call.args[1];
    return Asserted{holds, call.args[1].text(), call.args[0].text()};
  });
}

Answer assertNear(const CallSite& call) {
  return judged(call, 3, [&] {
    const Value &actual = call.args[0], &expected = call.args[1], &tolerance = call.args[2];
    bool numbers = actual.isNumber() && expected.isNumber() && tolerance.isNumber();
    bool holds = numbers && std::abs(actual.asDouble() - expected.asDouble()) <= tolerance.asDouble();
    return Asserted{holds, expected.text() + ", give or take " + tolerance.text(), actual.text()};
  });
}

Answer assertLength(const CallSite& call) {
  return judged(call, 2, [&] {
    std::string expected = call.args[1].text() + " elements";
    if (!call.args[0].isArray()) return Asserted{false, expected, call.args[0].text()};
    uint64_t length = call.args[0].asArray().size();
    return Asserted{call.args[1] == Value::unsignedInteger(length), expected,
                    std::to_string(length) + " in " + call.args[0].text()};
  });
}

Answer assertHolds(const CallSite& call) {
  return judged(call, 1, [&] { return Asserted{call.args[0] == Value::boolean(true), "true", call.args[0].text()}; });
}

Answer assertNever(const CallSite& call) {
  return judged(call, 1, [&] {
    const Value& message = call.args[0];
    return Asserted{false, "that the test never comes here",
                    message.isString() ? std::string(message.asString()) : message.text()};
  });
}

}  // namespace aqua::sim::builtin
