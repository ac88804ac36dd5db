// How an ending is told: once for each thing that is true, however often it is.
#include <catch2/catch.hpp>

#include "compiler/air/parse.h"
#include "tools/run/ending.h"

using namespace aqua;

namespace {

struct Told {
  std::unique_ptr<air::Script> script = air::parseInPlace("(null)");
  sim::Scenario scenario = sim::plainScenario();
  sim::RunResult result;

  std::string operator()() {
    sim::PeerBook book(scenario);
    run::Places places(*script, {});
    diagnostics::DiagnosticList issues;
    run::reportEnding(result, book, places, sim::kSecond, issues);
    run::reportLosses(result, book, places, issues);
    std::string text;
    for (const auto& issue : issues.items()) {
      text += diagnostics::codeText(issue.code) + " " + issue.message() + "\n";
      for (const std::string& note : issue.notes) text += "- " + note + "\n";
    }
    return text;
  }
};

}  // namespace

TEST_CASE("one line for who waits for what, failed interpreters first") {
  Told told;
  for (int i = 0; i < 1000; ++i) {
    sim::Wait wait;
    wait.peer = i % 2 == 0 ? "client" : "relay";
    wait.what = {vm::Waiting::For::Peer, "bob", {}, 0};
    told.result.waits.push_back(wait);
    told.result.failures.push_back({"bob", 20013, "stream size goes over the allowed limit of 1024"});
  }
  CHECK(told() ==
        "AQ9102 the workflow is stuck: nothing can happen any more, and there is no result\n"
        "- the interpreter of bob failed with 20013: stream size goes over the allowed limit of 1024 (1000 times)\n"
        "- client waits for bob (500 times)\n"
        "- relay waits for bob (500 times)\n");
}

TEST_CASE("what went wrong beside a result") {
  Told told;
  told.result.ending = sim::Ending::Value;
  CHECK(told().empty());
  told.result.stats.lost = 2;
  told.result.lost = sim::LostMessage{"relay", "bob", sim::Loss::Unreachable, 5 * sim::kMillisecond, {}, sim::kNobody};
  told.result.failures = {{"bob", 20013, "too much"}, {"bob", 20013, "too much"}};
  CHECK(told() ==
        "AQ9112 2 messages lost: from relay to bob at 5ms: not reachable from there\n"
        "AQ9115 the interpreter of bob failed with 20013: too much (2 times)\n");
}

TEST_CASE("an error is caught by a handler that does not pass it on") {
  auto failures = [](std::string text) {
    Told told;
    told.script = air::parseInPlace(text);
    REQUIRE(told.script);
    auto begin = static_cast<uint32_t>(text.find("(call"));
    auto end = static_cast<uint32_t>(text.find(")", text.find("[")) + 1);
    told.result.ending = sim::Ending::Value;
    told.result.failedCalls = {{"bob", "s", "f", "\"no\"", {begin, end}, 3}};
    return told();
  };
  const std::string call = "(call \"p\" (\"s\" \"f\") [])";
  const std::string lost = "AQ9113 3 calls failed, and nobody caught it: bob: s.f: no\n";
  CHECK(failures(call) == lost);
  CHECK(failures("(par " + call + " (null))") == lost);
  CHECK(failures("(xor " + call + " (null))").empty());
  CHECK(failures("(xor (par " + call + " (null)) (null))") == lost);
  CHECK(failures("(xor " + call + " (fail :error:))") == lost);
  CHECK(failures("(xor (xor " + call + " (seq (null) (fail :error:))) (null))").empty());
  CHECK(failures("(xor " + call + " (call %init_peer_id% (\"errorHandlingSrv\" \"error\") [:error: 0]))") == lost);
  CHECK(failures("(xor (null) " + call + ")") == lost);
}
