// Verdicts: what holds, what does not, and what says nothing.
#include <catch2/catch.hpp>

#include <string>

#include "compiler/air/parse.h"
#include "runtime/check/values.h"
#include "runtime/sim/world.h"
#include "tests/unit/scenario_text.h"

using namespace aqua;
using sim::Verdict;
using values::Value;

namespace {

/// A scenario as text, with a script that asks alice twice, and its run.
struct Judged {
  explicit Judged(const std::string& checks)
      : text(R"(
scenario = 1
program = "p.aqua"
[peers.client]
kind = "client"
relay = "relay"
[peers.relay]
kind = "relay"
[peers.alice]
[[service]]
id = "s"
on = ["alice"]
[service.function.f]
replies = [{ returns = 1 }, { returns = 2 }]
[[call]]
func = "main"
)" + checks) {
    const sim::ScenarioParsed& parsed = text.parsed;
    for (const auto& issue : parsed.issues.items()) FAIL_CHECK(issue.message());
    sim::PeerBook book(parsed.scenario);
    std::string alice = "\"" + std::string(book.idOf("alice")) + "\"";
    script = R"((seq (seq (call %init_peer_id% ("getDataSrv" "-relay-") [] -relay-)
        (seq (call -relay- ("op" "noop") []) (seq (call )" +
             alice + R"( ("s" "f") ["a"] x) (call )" + alice + R"( ("s" "f") ["b"] y))))
        (seq (call -relay- ("op" "noop") []) (call %init_peer_id% ("callbackSrv" "response") [x y]))))";
    invocation.script = air::parseInPlace(script);
    REQUIRE(invocation.script);
    sim::SimOptions options;
    options.onEvent = [&](const sim::Event& event) { events.push_back(event); };
    result = sim::simulate(parsed.scenario, invocation, options);
    verdicts = sim::judge({parsed.scenario, book, result, events, 0, {}, {}, {}, {}, {}});
  }

  std::string verdictText() const {
    std::string all;
    for (const Verdict& verdict : verdicts) {
      switch (verdict.kind) {
      case Verdict::Kind::Pass: all += "pass"; break;
      case Verdict::Kind::Fail: all += "fail " + verdict.name + ": " + verdict.expected + " / " + verdict.actual; break;
      case Verdict::Kind::Vacuous: all += "vacuous " + verdict.name; break;
      }
      all += "\n";
    }
    return all;
  }

  ScenarioText text;
  std::string script;
  sim::Invocation invocation;
  sim::RunResult result;
  std::vector<sim::Event> events;
  std::vector<Verdict> verdicts;
};

std::string judged(const std::string& checks) { return Judged(checks).verdictText(); }

std::optional<sim::Matcher> matcher(const std::string& json) {
  std::string problem;
  return sim::Matcher::read(*values::parseJson(json), problem);
}

}  // namespace

TEST_CASE("checks about events count what fits") {
  CHECK(judged("[[expect]]\nservice = { peer = \"alice\", id = \"s\", function = \"f\" }\ntimes = 2\n") == "pass\n");
  CHECK(judged("[[expect]]\nservice = { id = \"s\", args = [\"a\"] }\ntimes = 2\n") ==
        "fail s(\"a\"): s(\"a\") 2 times / once\n");
  CHECK(judged("[[expect]]\nservice = { id = \"s\", returns = 2 }\ntimes = 1\n") == "pass\n");
  CHECK(judged("[[expect]]\nservice = { id = \"s\", args = [\"b\"], returns = 1 }\nnever = true\n") == "pass\n");
  CHECK(judged("[[expect]]\nservice = { peer = \"relay\", id = \"s\" }\n") ==
        "fail s on relay: s on relay at least once / never\n");
  CHECK(judged("[[expect]]\nhops = { from = \"relay\", to = \"alice\" }\nat_most = 1\n") == "pass\n");
  CHECK(judged("[[expect]]\nservice = { id = \"s\" }\ntimes = 2\nby = \"10ms\"\n") == "pass\n");
  CHECK(judged("[[expect]]\nservice = { id = \"s\" }\nby = \"9ms\"\n").starts_with("fail"));
  CHECK(judged("[[expect]]\nvisited = { only = [\"client\", \"relay\", \"alice\"] }\n") == "pass\n");
  CHECK(judged("[[expect]]\nvisited = { only = [\"client\", \"relay\"] }\n").find("alice as well") !=
        std::string::npos);
}

TEST_CASE("order is what led to what") {
  CHECK(judged("[[expect]]\norder = [\"alice:s.f\", \"client:callbackSrv.response\"]\n") == "pass\n");
  CHECK(judged("[[expect]]\norder = [\"client:callbackSrv.response\", \"alice:s.f\"]\n").find("does not lead to") !=
        std::string::npos);
  CHECK(judged("[[expect]]\norder = [\"alice:s.g\", \"alice:s.f\"]\n").find("never happened") != std::string::npos);
}

TEST_CASE("checks about the result of a call") {
  CHECK(judged("expect = { returns = [1, 2], answers = 1, by = \"25ms\" }\n") == "pass\npass\npass\npass\n");
  CHECK(judged("expect = { returns = [2, 1], unordered = true }\n") == "pass\npass\n");
  CHECK(judged("expect = { returns = [1, 3] }\n").find("fail call main: returns: [1,3]") != std::string::npos);
  CHECK(judged("expect = { outcome = \"stuck\" }\n") == "fail call main: outcome: outcome stuck / value [1,2]\n");
  CHECK(judged("[[expect]]\nvalue = { of = \"call:main\", at = \"[1]\" }\nequals = 2\n") == "pass\n");
  CHECK(judged("[[expect]]\nvalue = { of = \"call:main\" }\nlength = 2\n") == "pass\n");
  CHECK(judged("[[expect]]\nvalue = { of = \"call:main\", at = \"[*]\" }\nevery = { type = \"u8\" }\n") == "pass\n");
  CHECK(judged("[[expect]]\nvalue = { of = \"call:main\", at = \"[*].x\" }\nevery = 1\n").starts_with("vacuous"));
  CHECK(judged("[[expect]]\nvalue = { of = \"stats\", at = \"hops\" }\nat_most = 4\n") == "pass\n");
  CHECK(judged("[[expect]]\nvalue = { of = \"stats\", at = \"hops\" }\nat_least = 5\n").starts_with("fail"));
}

TEST_CASE("properties: always, never") {
  CHECK(judged("[[property]]\nname = \"p\"\nnever = { service = { id = \"s\", args = [\"c\"] } }\n") == "pass\n");
  CHECK(judged("[[property]]\nname = \"p\"\nnever = { service = { id = \"s\" } }\n").starts_with("fail p"));
}

TEST_CASE("every matcher gets a value of its own, if that is possible") {
  auto match = [](std::vector<std::string> patterns, std::vector<int64_t> numbers) {
    std::vector<sim::Matcher> matchers;
    for (const std::string& pattern : patterns) matchers.push_back(*matcher(pattern));
    std::vector<Value> list;
    for (int64_t number : numbers) list.push_back(Value::integer(number));
    return sim::matchesUnordered(matchers, list);
  };
  CHECK(match({"1", "2", "3"}, {3, 1, 2}));
  CHECK_FALSE(match({"1", "2"}, {1, 1}));
  CHECK_FALSE(match({"1"}, {1, 1}));
  // The first pattern has to give way to the others.
  CHECK(match({R"({"any": true})", R"({"one_of": [1, 2]})", "1"}, {1, 2, 3}));
  CHECK(match({R"({"one_of": [1, 2]})", R"({"one_of": [2, 3]})", R"({"one_of": [1, 3]})"}, {1, 2, 3}));
  CHECK_FALSE(match({R"({"one_of": [1, 2]})", R"({"one_of": [1, 2]})", R"({"one_of": [1, 2]})"}, {1, 2, 3}));
}
