// Searches find the same with and without what makes them fast, in any number of threads, and what they find happens
// again.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "compiler/air/parse.h"
#include "runtime/explore/explore.h"

using namespace aqua;
using explore::Options;
using explore::Report;
using sim::Behaviour;
using sim::Deviation;
using sim::Exploration;
using values::Value;

namespace {

/// A script in which `{NAME}` is the id of a peer, on nodes a, b, c that all reach each other, begun by a.
class Race : public explore::Ground {
 public:
  Race(std::string_view script, const std::function<void(sim::Scenario&)>& change) : scenario_(sim::plainScenario()) {
    for (std::string name : {"a", "b", "c"}) scenario_.peers.push_back({name, sim::PeerKind::Node, "", std::nullopt});
    scenario_.services.push_back({"s",
                                  {},
                                  {{"who", Behaviour::returns(Value::string("${self} ${n}"))},
                                   {"fail", Behaviour::error(7, "no")},
                                   {"silent", Behaviour::of(Behaviour::Kind::Silent)}}});
    sim::Call call;
    call.id = "main";
    call.from = "a";
    scenario_.calls.push_back(call);
    if (change) change(scenario_);
    book_ = std::make_unique<sim::PeerBook>(scenario_);
    std::string text;
    for (size_t i = 0; i < script.size(); ++i) {
      if (script[i] != '{') {
        text += script[i];
        continue;
      }
      size_t end = script.find('}', i);
      text.append("\"").append(book_->idOf(script.substr(i + 1, end - i - 1))).append("\"");
      i = end;
    }
    source_ = std::make_shared<diagnostics::SourceFile>("script.air", text);
    air::Parsed parsed = air::parse(source_);
    for (const auto& issue : parsed.issues.items()) FAIL_CHECK(issue.message());
    invocation_.script = std::move(parsed.script);
  }

  const sim::Scenario& scenario() const override { return scenario_; }
  std::span<const sim::Invocation> invocations() const override { return {&invocation_, 1}; }
  sim::Evidence evidence(const explore::Ended& ended) const override {
    return {scenario_, *book_, ended.run, ended.events, 0, {}, {}, {}, {}};
  }

 private:
  sim::Scenario scenario_;
  std::unique_ptr<sim::PeerBook> book_;
  diagnostics::SourceFilePtr source_;
  sim::Invocation invocation_;
};

explore::MakeGround makeRace(std::string script, std::function<void(sim::Scenario&)> change = {}) {
  return [script, change] { return std::make_unique<Race>(script, change); };
}

/// Little programs whose branches race for one stream.
class Scripts {
 public:
  explicit Scripts(uint64_t seed) : random_(seed) {}

  std::string operator()() {
    calls_ = 2 + below(3);
    std::string body = part(3);
    return "(new $s (seq (xor " + body +
           " (null)) (seq (canon {a} $s #s) (call {a} (\"callbackSrv\" \"response\") [#s]))))";
  }

 private:
  uint64_t below(uint64_t n) { return random_() % n; }

  std::string part(int depth) {
    if (calls_ == 0) return "(null)";
    switch (depth == 0 ? 0 : below(5)) {
    case 1: {
      std::string left = part(depth - 1);
      return "(seq " + left + " " + part(depth - 1) + ")";
    }
    case 2:
    case 3: {
      std::string left = part(depth - 1);
      return "(par " + left + " " + part(depth - 1) + ")";
    }
    case 4: {
      std::string left = part(depth - 1);
      return "(xor " + left + " " + part(depth - 1) + ")";
    }
    default: break;
    }
    --calls_;
    const char* const peers[] = {"{a}", "{b}", "{c}"};
    const char* const functions[] = {"who", "who", "who", "fail", "silent"};
    return std::string("(call ") + peers[below(3)] + " (\"s\" \"" + functions[below(5)] + "\") []" +
           (below(4) == 0 ? ")" : " $s)");
  }

  std::mt19937_64 random_;
  uint64_t calls_ = 0;
};

std::set<std::string> outcomesOf(const Report& report) {
  std::set<std::string> texts;
  for (const explore::Seen& seen : report.outcomes) texts.insert(seen.text);
  return texts;
}

std::set<std::string> violationsOf(const Report& report) {
  std::set<std::string> texts;
  for (const explore::Violation& one : report.violations) texts.insert(one.check + ": " + one.actual);
  return texts;
}

sim::Check never(std::string function, std::string peer, uint64_t most) {
  sim::Check check;
  check.pattern.service = "s";
  check.pattern.function = std::move(function);
  check.pattern.peer = std::move(peer);
  check.count.most = most;
  check.optional = true;
  return check;
}

constexpr std::string_view kVotes = R"((new $s (seq
  (par (call {a} ("s" "who") [] $s) (par (call {b} ("s" "who") [] $s) (call {c} ("s" "who") [] $s)))
  (seq (canon {a} $s #s) (call {a} ("callbackSrv" "response") [#s])))))";

std::string everything(const Report& report, const Options& options, const sim::Scenario& scenario) {
  std::string text = conclusion(report, options) + "\n";
  for (const explore::Seen& seen : report.outcomes)
    text += std::to_string(seen.count) + " " + seen.text + ": " + textOf(seen.schedule, scenario) + "\n";
  for (const explore::Violation& one : report.violations)
    text +=
        one.check + " " + std::to_string(one.count) + " " + one.outcome + ": " + textOf(one.schedule, scenario) + "\n";
  return text;
}

/// Each schedule of the report leads to what it is said to lead to.
void checkSchedules(const explore::MakeGround& make, const Report& report) {
  std::unique_ptr<explore::Ground> ground = make();
  sim::ScenarioImage image(ground->scenario(), ground->invocations());
  for (const explore::Seen& seen : report.outcomes) {
    INFO(textOf(seen.schedule, ground->scenario()));
    auto again = sim::parseSchedule(textOf(seen.schedule, ground->scenario()), ground->scenario());
    REQUIRE(again);
    CHECK(explore::judgeSchedule(*ground, image, *again).outcome == seen.text);
  }
  for (const explore::Violation& one : report.violations) {
    INFO(textOf(one.schedule, ground->scenario()));
    std::vector<sim::Verdict> violations = explore::judgeSchedule(*ground, image, one.schedule).violations;
    CHECK(std::any_of(violations.begin(), violations.end(),
                      [&](const sim::Verdict& verdict) { return verdict.name == one.check; }));
  }
}

}  // namespace

TEST_CASE("with sleep sets and fingerprints the same is found as without, in 300 random scripts") {
  Scripts scripts(15);
  size_t compared = 0, several = 0, reduced = 0, violated = 0;
  for (int i = 0; compared < 300 && i < 2000; ++i) {
    std::string script = scripts();
    auto change = [i](sim::Scenario& scenario) {
      sim::Check first = never("who", "b", 0);
      scenario.expectations = {first, never("who", "", 2)};
      if (i % 3 != 0) return;
      Deviation drop{i % 2 == 0 ? Deviation::Kind::Drop : Deviation::Kind::Duplicate, 1, {}, ""};
      scenario.explore.faults = {drop};
    };
    explore::MakeGround make = makeRace(script, change);
    Options options = explore::optionsOf(make()->scenario());
    options.strategy = Exploration::Strategy::Dfs;
    Options plain = options;
    plain.sleepSets = plain.fingerprints = false;
    plain.states = 1500;
    Report slow = explore::explore(make, plain);
    if (!slow.exhausted) continue;
    ++compared;
    INFO(script);
    Report fast = explore::explore(make, options);
    CHECK(fast.exhausted);
    CHECK(outcomesOf(fast) == outcomesOf(slow));
    CHECK(violationsOf(fast) == violationsOf(slow));
    CHECK(fast.transitions <= slow.transitions);
    Options merging = options, sleeping = options;
    merging.sleepSets = false;
    sleeping.fingerprints = false;
    CHECK(outcomesOf(explore::explore(make, merging)) == outcomesOf(slow));
    CHECK(outcomesOf(explore::explore(make, sleeping)) == outcomesOf(slow));
    checkSchedules(make, fast);
    several += fast.outcomes.size() > 1;
    reduced += fast.transitions * 2 < slow.transitions;
    violated += !fast.violations.empty();
  }
  CHECK(compared == 300);
  CHECK(several > 30);
  CHECK(reduced > 30);
  CHECK(violated > 30);
}

TEST_CASE("all orders of three answers are found, and each happens again") {
  explore::MakeGround make = makeRace(std::string(kVotes));
  Options options;
  options.strategy = Exploration::Strategy::Dfs;
  Report report = explore::explore(make, options);
  INFO(conclusion(report, options));
  CHECK(report.exhausted);
  CHECK(report.outcomes.size() == 3);  // whose answer is there first; nobody waits for the others
  checkSchedules(make, report);
}

TEST_CASE("the number of threads changes nothing") {
  // More than one round.
  std::string script = R"((new $s (seq (par (call {a} ("s" "who") [] $s) (par
    (seq (call {b} ("s" "who") [] $s) (call {c} ("s" "who") [] $s))
    (par (seq (call {c} ("s" "who") [] $s) (call {b} ("s" "who") [] $s)) (seq (call {b} ("s" "who") [] $s) (call {a} ("s" "who") [] $s)))))
    (seq (canon {a} $s #s) (call {a} ("callbackSrv" "response") [#s])))))";
  auto change = [](sim::Scenario& scenario) { scenario.expectations = {never("who", "b", 2)}; };
  explore::MakeGround make = makeRace(script, change);
  for (auto strategy : {Exploration::Strategy::Dfs, Exploration::Strategy::Random, Exploration::Strategy::Pct,
                        Exploration::Strategy::Auto}) {
    Options options;
    options.strategy = strategy;
    options.states = 3500;
    options.runs = 300;
    options.faults = {{Deviation::Kind::Drop, 1, {}, ""}, {Deviation::Kind::Crash, 1, {}, ""}};
    Report one = explore::explore(make, options);
    options.jobs = 4;
    Report four = explore::explore(make, options);
    std::string expected = everything(one, options, make()->scenario());
    INFO(expected);
    CHECK(everything(four, options, make()->scenario()) == expected);
    CHECK(one.endings > 100);
    checkSchedules(make, one);
  }
}

TEST_CASE("losses, duplicates, crashes and answers are searched within their bounds") {
  explore::MakeGround make = makeRace(R"((seq (call {b} ("s" "who") [] x) (call {a} ("callbackSrv" "response") [x])))");
  auto search = [&](std::vector<Deviation> faults) {
    Options options;
    options.strategy = Exploration::Strategy::Dfs;
    options.faults = std::move(faults);
    Report report = explore::explore(make, options);
    CHECK(report.exhausted);
    checkSchedules(make, report);
    return report;
  };
  CHECK(search({}).outcomes.size() == 1);
  Report losses = search({{Deviation::Kind::Drop, 1, {}, ""}});
  CHECK(outcomesOf(losses).contains("stuck"));
  for (const explore::Seen& seen : losses.outcomes)
    CHECK(seen.schedule.deviations.size() == (seen.text == "stuck" ? 1 : 0));
  CHECK(search({{Deviation::Kind::Duplicate, 2, {}, ""}}).outcomes.size() == 1);
  Report crashes = search({{Deviation::Kind::Crash, 1, {}, ""}});
  CHECK(outcomesOf(crashes).contains("stuck"));

  auto choices = [](sim::Scenario& scenario) {
    Behaviour mood = Behaviour::of(Behaviour::Kind::OneOf);
    mood.choices = {Value::string("x"), Value::string("y"), Value::string("z")};
    scenario.services.front().functions.emplace_back("mood", mood);
  };
  make = makeRace(R"((seq (seq (call {b} ("s" "mood") [] x) (call {b} ("s" "mood") [] y))
                          (call {a} ("callbackSrv" "response") [x y])))",
                  choices);
  CHECK(search({}).outcomes.size() == 9);
}

TEST_CASE("what a search says names its bounds") {
  explore::MakeGround make = makeRace(std::string(kVotes));
  Options options;
  options.strategy = Exploration::Strategy::Dfs;
  options.faults = {{Deviation::Kind::Drop, 2, {}, ""}};
  std::string all = conclusion(explore::explore(make, options), options);
  CHECK(
      all.starts_with("exhausted: every order of the events at each peer (timing free, at most 2 losses, no duplicate, "
                      "no crash, seed 1): "));
  options.states = 20;
  std::string some = conclusion(explore::explore(make, options), options);
  CHECK(some.starts_with("not exhausted"));
  CHECK(some.find("choices open") != std::string::npos);
}
