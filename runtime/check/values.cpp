#include "runtime/check/values.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::sim {

namespace {

/// What a check selects; a reason where there is nothing to select from.
struct Selected {
  std::vector<Value> values;
  bool many = false;
  std::string problem;
};

Value whole(const std::vector<Value>& values) {
  if (values.empty()) return {};
  return values.size() == 1 ? values.front() : Value::array(values);
}

uint32_t indexOf(const Scenario& scenario, std::string_view id) {
  for (uint32_t i = 0; i < scenario.calls.size(); ++i)
    if (scenario.calls[i].id == id) return i;
  return scenario.calls.empty() ? 0 : kNobody;
}

Value statsOf(const RunResult& run) {
  auto number = [](uint64_t n) { return Value::unsignedInteger(n); };
  return Value::object({{"steps", number(run.stats.steps)},
                        {"hops", number(run.stats.hops)},
                        {"lost", number(run.stats.lost)},
                        {"calls", number(run.stats.calls)},
                        {"peers", number(run.stats.peers)},
                        {"particles", number(1 + run.others.size())},
                        {"time_us", number(run.stats.time)}});
}

/// What a callback was called with, a list for each call.
Value callbackCalls(const std::string& name, const Evidence& evidence) {
  values::Array calls;
  for (const Event& event : evidence.events)
    if (event.kind == EventKind::ServiceCalled && event.service == "callbackSrv" && event.function == name)
      calls.push_back(Value::array(event.args));
  return Value::array(std::move(calls));
}

std::optional<Value> sourceOf(const ValueSource& source, const Evidence& evidence, std::string& problem) {
  switch (source.kind) {
  case ValueSource::Kind::Result:
  case ValueSource::Kind::Errors: {
    const Outcome* outcome = outcomeOf(evidence.run, indexOf(evidence.scenario, source.name));
    if (!outcome) {
      problem = "the call never began";
      return std::nullopt;
    }
    if (source.kind == ValueSource::Kind::Errors) return Value::array(outcome->errors);
    if (outcome->ending == Ending::Value) return whole(outcome->values);
    problem = fmt::format("the call ended with {}", wordOf(outcome->ending));
    return std::nullopt;
  }
  case ValueSource::Kind::Callback: return callbackCalls(source.name, evidence);
  case ValueSource::Kind::Stream:
    return evidence.stream ? evidence.stream(source.peer, source.name, problem) : std::nullopt;
  case ValueSource::Kind::Stats: return statsOf(evidence.run);
  }
  return std::nullopt;
}

Selected selected(const ValueTest& test, const Evidence& evidence) {
  Selected result;
  auto source = sourceOf(test.of, evidence, result.problem);
  if (!source) return result;
  auto values = select(*source, test.at);
  result.many = test.at.many();
  if (values) result.values = std::move(*values);
  else result.problem = "too many values";
  if (!result.many && result.values.empty() && result.problem.empty())
    result.problem = fmt::format("there is no `{}`", test.at.text());
  return result;
}

std::optional<uint64_t> lengthOf(const Value& value) {
  if (value.isArray()) return value.asArray().size();
  if (value.isObject()) return value.asObject().size();
  if (value.isString()) return value.asString().size();
  return std::nullopt;
}

/// -1, 0, 1; nothing when one of them is no number.
std::optional<int> compareNumbers(const Value& a, const Value& b) {
  if (!a.isNumber() || !b.isNumber()) return std::nullopt;
  double x = a.asDouble(), y = b.asDouble();
  return x < y ? -1 : x > y ? 1 : 0;
}

class Testing {
 public:
  Testing(const ValueTest& test, Selected found) : test_(test), found_(std::move(found)) {}

  ValueVerdict operator()() {
    if (!found_.problem.empty()) return fail(expected(), found_.problem);
    // One list may be meant by a path without `[*]`.
    list_ = found_.many ? found_.values
            : found_.values.front().isArray()
                ? std::vector<Value>(found_.values.front().asArray().begin(), found_.values.front().asArray().end())
                : found_.values;
    single_ = found_.many ? Value::array(found_.values) : found_.values.front();
    if (!every() || !some() || !single() || !numbers()) return verdict_;
    verdict_.holds = true;
    verdict_.expected = expected();
    verdict_.actual = single_.text();
    return verdict_;
  }

 private:
  ValueVerdict fail(std::string expected, std::string actual) {
    verdict_ = {false, false, std::move(expected), std::move(actual)};
    return verdict_;
  }
  bool refuse(std::string expected, std::string actual) {
    fail(std::move(expected), std::move(actual));
    return false;
  }

  bool every() {
    if (!test_.every) return true;
    if (list_.empty()) {
      fail(fmt::format("every {}", test_.every->written().text()), "there are none");
      verdict_.vacuous = true;
      return false;
    }
    for (size_t i = 0; i < list_.size(); ++i)
      if (!test_.every->matches(list_[i]))
        return refuse(fmt::format("every {}", test_.every->written().text()),
                      fmt::format("[{}] {}", i, test_.every->difference(list_[i])));
    return true;
  }

  bool some() {
    if (!test_.some) return true;
    bool found =
        std::any_of(list_.begin(), list_.end(), [&](const Value& value) { return test_.some->matches(value); });
    return found || refuse(fmt::format("some {}", test_.some->written().text()), single_.text());
  }

  bool single() {
    if (test_.equals && !test_.equals->matches(single_))
      return refuse(test_.equals->written().text(),
                    fmt::format("{}; {}", single_.text(), test_.equals->difference(single_)));
    if (test_.unordered && !matchesUnordered(*test_.unordered, list_)) {
      std::string wanted;
      for (const Matcher& one : *test_.unordered) wanted += (wanted.empty() ? "" : ", ") + one.written().text();
      return refuse(fmt::format("in any order: {}", wanted), single_.text());
    }
    if (!test_.length) return true;
    auto length = lengthOf(single_);
    return (length && *length == *test_.length) ||
           refuse(fmt::format("length {}", *test_.length),
                  length ? fmt::format("length {}", *length) : fmt::format("{} has no length", single_.text()));
  }

  bool numbers() {
    auto bound = [&](const std::optional<Value>& limit, int sign, std::string_view word) {
      if (!limit) return true;
      auto compared = compareNumbers(single_, *limit);
      return (compared && *compared * sign >= 0) || refuse(fmt::format("{} {}", word, limit->text()), single_.text());
    };
    return bound(test_.atLeast, 1, "at least") && bound(test_.atMost, -1, "at most");
  }

  std::string expected() const {
    if (test_.equals) return test_.equals->written().text();
    if (test_.every) return "every " + test_.every->written().text();
    if (test_.some) return "some " + test_.some->written().text();
    if (test_.length) return fmt::format("length {}", *test_.length);
    if (test_.atLeast) return "at least " + test_.atLeast->text();
    if (test_.atMost) return "at most " + test_.atMost->text();
    return "a value";
  }

  const ValueTest& test_;
  Selected found_;
  std::vector<Value> list_;
  Value single_;
  ValueVerdict verdict_;
};

/// `expect` of one call.
class CallJudge {
 public:
  CallJudge(const Expected& expected, uint32_t call, const Evidence& evidence, std::vector<Verdict>& verdicts)
      : expected_(expected), evidence_(evidence), verdicts_(verdicts), outcome_(outcomeOf(evidence.run, call)) {
    const std::string& id = evidence.scenario.calls[call].id;
    name_ = fmt::format("call {}", id.empty() ? evidence.scenario.calls[call].function : id);
  }

  void operator()() {
    if (!outcome_) return add(false, "outcome", "an outcome", "the call never began");
    outcome();
    if (expected_.by)
      add(outcome_->at <= *expected_.by, "by", fmt::format("by {}", durationText(*expected_.by)),
          durationText(outcome_->at));
    if (expected_.returns) returns();
    if (expected_.error) error(*expected_.error);
    if (expected_.answers)
      add(outcome_->answers.size() == *expected_.answers, "answers", fmt::format("{} answers", *expected_.answers),
          fmt::format("{}", outcome_->answers.size()));
    for (const ExpectedWait& wait : expected_.waits) this->wait(wait);
    if (!expected_.golden.empty()) golden();
  }

 private:
  void add(bool holds, std::string_view what, std::string expected, std::string actual) {
    verdicts_.push_back({holds ? Verdict::Kind::Pass : Verdict::Kind::Fail, fmt::format("{}: {}", name_, what),
                         expected_.place, std::move(expected), std::move(actual), 0});
  }

  bool assertionFailed() const {
    const std::vector<Assertion>& all = evidence_.run.assertions;
    return std::any_of(all.begin(), all.end(),
                       [&](const Assertion& one) { return one.call == outcome_->call && !one.holds; });
  }

  std::string happened() const {
    std::string text(wordOf(outcome_->ending));
    if (outcome_->ending == Ending::Value) text += " " + whole(outcome_->values).text();
    if (outcome_->ending == Ending::Error) text += " " + outcome_->error.text();
    return evidence_.book.withNames(text);
  }

  void outcome() {
    // Whoever expects a result expects a value, and whoever expects an error, an error.
    std::optional<Ending> wanted = expected_.outcome;
    if (!wanted && expected_.error) wanted = Ending::Error;
    if (!wanted && !expected_.waits.empty()) wanted = Ending::Stuck;
    if (!wanted) wanted = Ending::Value;
    if (outcome_->ending == Ending::Error && *wanted == Ending::Value && assertionFailed()) return;  // told already
    add(outcome_->ending == *wanted, "outcome", fmt::format("outcome {}", wordOf(*wanted)), happened());
  }

  void returns() {
    Value value = whole(outcome_->values);
    const Value& written = expected_.returns->written();
    if (outcome_->ending != Ending::Value) return;  // told already
    if (!expected_.unordered || !written.isArray() || !value.isArray())
      return add(expected_.returns->matches(value), "returns", evidence_.book.withNames(written.text()),
                 evidence_.book.withNames(fmt::format("{}; {}", value.text(), expected_.returns->difference(value))));
    std::vector<Matcher> matchers;
    std::string problem;
    for (const Value& item : written.asArray())
      if (auto matcher = Matcher::read(item, problem)) matchers.push_back(std::move(*matcher));
    std::vector<Value> items(value.asArray().begin(), value.asArray().end());
    add(matchesUnordered(matchers, items), "returns", "in any order: " + evidence_.book.withNames(written.text()),
        evidence_.book.withNames(value.text()));
  }

  void error(const ErrorPattern& pattern) {
    const Value* code = outcome_->error.find("error_code");
    const Value* message = outcome_->error.find("message");
    const Value* peer = outcome_->error.find("peer_id");
    if (pattern.code)
      add(code && code->text() == fmt::format("{}", *pattern.code), "error code", fmt::format("{}", *pattern.code),
          code ? code->text() : "none");
    if (pattern.message)
      add(message && pattern.message->matches(*message), "error message", pattern.message->written().text(),
          message ? evidence_.book.withNames(message->text()) : "none");
    if (!pattern.peer.empty()) {
      std::string on = peer && peer->isString() ? std::string(evidence_.book.nameOf(peer->asString())) : "";
      add(on == pattern.peer, "error peer", pattern.peer, on.empty() ? "unknown" : on);
    }
  }

  std::optional<uint64_t> lineOf(const Wait& wait) const {
    diagnostics::Span span = evidence_.spanOf ? evidence_.spanOf(outcome_->call, wait.what.place) : diagnostics::Span{};
    if (!span) return std::nullopt;
    return span.file->lineColumn(span.begin).line;
  }

  void wait(const ExpectedWait& wanted) {
    auto fits = [&](const Wait& wait) {
      if (!wanted.peer.empty() && wait.peer != wanted.peer && wait.what.detail != wanted.peer) return false;
      if (!wanted.service.empty() && wait.service != wanted.service) return false;
      if (!wanted.function.empty() && wait.function != wanted.function) return false;
      if (!wanted.line) return true;
      return lineOf(wait) == wanted.line;
    };
    std::string text = wanted.peer.empty() ? "somebody waits" : fmt::format("{} waits", wanted.peer);
    if (!wanted.service.empty()) text += fmt::format(" for {}.{}", wanted.service, wanted.function);
    if (wanted.line) text += fmt::format(" in line {}", *wanted.line);
    std::string waits;
    for (const Wait& wait : outcome_->waits) {
      if (!waits.empty()) waits += "; ";
      waits += wait.service.empty() ? fmt::format("{} for {}", wait.peer, wait.what.detail)
                                    : fmt::format("{} for {}.{}", wait.peer, wait.service, wait.function);
      if (auto line = lineOf(wait)) waits += fmt::format(" in line {}", *line);
    }
    add(std::any_of(outcome_->waits.begin(), outcome_->waits.end(), fits), "waits", text,
        waits.empty() ? "nobody waits" : waits);
  }

  void golden() {
    if (outcome_->ending != Ending::Value) return;  // told already
    auto text = evidence_.read ? evidence_.read(expected_.golden) : std::nullopt;
    auto wanted = text ? values::parseJson(*text).optional() : std::nullopt;
    Value value = whole(outcome_->values);
    std::string missing = text ? "JSON" : "a file";
    add(wanted && *wanted == value, "golden",
        fmt::format("`{}`: {}", expected_.golden, wanted ? wanted->text() : missing), value.text());
    verdicts_.back().code = diagnostics::Code::GoldenDiffers;
    verdicts_.back().golden = Golden{expected_.golden, values::prettyText(value) + "\n"};
  }

  const Expected& expected_;
  const Evidence& evidence_;
  std::vector<Verdict>& verdicts_;
  const Outcome* outcome_;
  std::string name_;
};

}  // namespace

const Outcome* outcomeOf(const RunResult& run, uint32_t call) {
  if (run.particle.empty()) return nullptr;
  if (run.call == call) return &run;
  auto found = std::find_if(run.others.begin(), run.others.end(), [&](const Outcome& one) { return one.call == call; });
  return found == run.others.end() ? nullptr : &*found;
}

// Each matcher looks for a value that no other has, and asks those that have one to look for another: a maximal
// matching along augmenting paths (Kuhn 1955).
bool matchesUnordered(const std::vector<Matcher>& matchers, const std::vector<Value>& values) {
  if (matchers.size() != values.size()) return false;
  constexpr size_t kNone = SIZE_MAX;
  std::vector<size_t> owner(values.size(), kNone);
  for (size_t start = 0; start < matchers.size(); ++start) {
    // Breadth first: which value was reached from which matcher.
    std::vector<size_t> from(values.size(), kNone), queue{start};
    size_t free = kNone;
    for (size_t next = 0; next < queue.size() && free == kNone; ++next)
      for (size_t value = 0; value < values.size() && free == kNone; ++value) {
        if (from[value] != kNone || !matchers[queue[next]].matches(values[value])) continue;
        from[value] = queue[next];
        if (owner[value] == kNone) free = value;
        else queue.push_back(owner[value]);
      }
    if (free == kNone) return false;
    for (size_t value = free; value != kNone;) {
      size_t matcher = from[value];
      auto before = std::find(owner.begin(), owner.end(), matcher);
      size_t old = before == owner.end() ? kNone : static_cast<size_t>(before - owner.begin());
      owner[value] = matcher;
      value = matcher == start ? kNone : old;
    }
  }
  return true;
}

ValueVerdict test(const ValueTest& test, const Evidence& evidence) { return Testing(test, selected(test, evidence))(); }

std::optional<Value> sumOf(const ValueTest& test, const Evidence& evidence, std::string& problem) {
  Selected found = selected(test, evidence);
  problem = std::move(found.problem);
  if (!problem.empty()) return std::nullopt;
  problem = "not all of them are numbers";
  int64_t sum = 0;
  for (const Value& value : found.values) {
    auto number = value.asInt64();
    if (!number || __builtin_add_overflow(sum, *number, &sum)) return std::nullopt;
  }
  return Value::integer(sum);
}

std::string textOf(const ValueTest& test) {
  std::string text;
  switch (test.of.kind) {
  case ValueSource::Kind::Result: text = fmt::format("result of call {}", test.of.name); break;
  case ValueSource::Kind::Errors: text = fmt::format("errors of call {}", test.of.name); break;
  case ValueSource::Kind::Callback: text = fmt::format("calls of callback {}", test.of.name); break;
  case ValueSource::Kind::Stream: text = fmt::format("stream {} on {}", test.of.name, test.of.peer); break;
  case ValueSource::Kind::Stats: text = "stats"; break;
  }
  std::string path = test.at.text();
  return path.empty() ? text : fmt::format("{} at {}", text, path);
}

void judgeCalls(const Evidence& evidence, std::vector<Verdict>& verdicts) {
  for (uint32_t i = 0; i < evidence.scenario.calls.size(); ++i)
    if (const auto& expected = evidence.scenario.calls[i].expect;
        expected && binds(&*expected, evidence.schedule, evidence.scenario))
      CallJudge(*expected, i, evidence, verdicts)();
}

}  // namespace aqua::sim
