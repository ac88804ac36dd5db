// Spells in worlds: a day of one, scripts that are none, and worlds that are copied between two runs.
#include <catch2/catch.hpp>

#include <string>

#include "compiler/air/parse.h"
#include "runtime/sim/world.h"

using namespace aqua;
using values::Value;

namespace {

/// Counts, and keeps the count: what the compiler makes of `func tick(n: u32) -> Counter`.
constexpr std::string_view kTick = R"((seq
  (call %init_peer_id% ("getDataSrv" "n") [] n)
  (seq (call %init_peer_id% ("math" "add") [n 1] more)
    (seq (call %init_peer_id% ("json" "obj") ["n" more] state)
      (call %init_peer_id% ("callbackSrv" "response") [state])))))";

/// A manager installs a spell on its relay, or on the worker that lives there.
struct Spelled {
  explicit Spelled(std::string_view script, uint32_t period, bool onWorker = false) {
    scenario = sim::plainScenario();
    for (sim::Peer& peer : scenario.peers)
      if (peer.kind == sim::PeerKind::Relay) peer.manager = "client";
    sim::Peer worker{"worker", sim::PeerKind::Worker};
    worker.host = "relay";
    scenario.peers.push_back(worker);
    std::string target = onWorker ? sim::keyOf(worker).peerId() : sim::keyOf(*scenario.find("relay")).peerId();
    text =
        "(seq (seq (seq (call %init_peer_id% (\"getDataSrv\" \"script\") [] script)"
        " (call %init_peer_id% (\"getDataSrv\" \"values\") [] values))"
        " (seq (call %init_peer_id% (\"getDataSrv\" \"trigger\") [] trigger)"
        " (call %init_peer_id% (\"getDataSrv\" \"-relay-\") [] relay)))"
        " (seq (call relay (\"op\" \"noop\") [])"
        " (seq (call \"" +
        target +
        "\" (\"spell\" \"install\") [script values trigger \"ticker\"] id)"
        " (seq (call relay (\"op\" \"noop\") []) (call %init_peer_id% (\"callbackSrv\" \"response\") [id])))))";
    invocation.script = air::parseInPlace(text);
    spells::Trigger trigger;
    trigger.startSec = 1;
    trigger.periodSec = period;
    invocation.args = {{"script", Value::string(script)},
                       {"values", Value::object({{"n", Value::unsignedInteger(0)}})},
                       {"trigger", spells::valueOf(trigger)}};
  }

  Spelled(const Spelled&) = delete;
  Spelled& operator=(const Spelled&) = delete;

  sim::Scenario scenario;
  std::string text;  // of the script, which points into it
  sim::Invocation invocation;
};

/// What the only spell of a peer keeps under a key; empty: nothing.
std::string kept(const sim::World& world, std::string_view peer, const std::string& key) {
  for (const auto& [id, spell] : world.homeOf(peer)->spells)
    if (const std::string* text = spells::stringOf(spell, key)) return *text;
  return {};
}

void runUntil(sim::World& world, sim::Micros end) {
  while (world.next().at < end) world.take(world.next());
}

}  // namespace

TEST_CASE("a spell with a period of ten seconds starts 8,640 times a day") {
  Spelled spelled(kTick, 10);
  constexpr sim::Micros kDay = 24 * 3600 * sim::kSecond;
  spelled.scenario.limits.time = kDay;
  sim::ScenarioImage image(spelled.scenario, spelled.invocation);
  sim::World world(image, 1);
  sim::RunResult run = runToEnd(world, {});
  CHECK(run.rest == sim::Rest::Quiet);  // the limit is the end of a world that has nothing else to do
  CHECK(run.ending == sim::Ending::Value);
  CHECK(kept(world, "relay", "n") == "8640");
}

TEST_CASE("without a limit a world with a spell ends as soon as nothing else happens") {
  Spelled spelled(kTick, 10);
  sim::ScenarioImage image(spelled.scenario, spelled.invocation);
  sim::World world(image, 1);
  CHECK(runToEnd(world, {}).rest == sim::Rest::Quiet);
  CHECK(world.now() < sim::kSecond);
  CHECK(kept(world, "relay", "n") == "1");
}

TEST_CASE("a script that cannot be read counts as a run, and the node says so") {
  Spelled spelled("(call", 10);
  spelled.scenario.limits.time = 25 * sim::kSecond;
  sim::ScenarioImage image(spelled.scenario, spelled.invocation);
  sim::World world(image, 1);
  sim::RunResult run = runToEnd(world, {});
  CHECK(kept(world, "relay", "n") == "0");
  REQUIRE(run.printed.size() == 3);
  CHECK(run.printed[0].peer == "relay");
  CHECK(run.printed[0].args[0].asString().starts_with("Failed to execute spell script id: "));
}

TEST_CASE("a worker's spell runs on the worker, by way of its node") {
  Spelled spelled(kTick, 10, true);
  spelled.scenario.limits.time = 25 * sim::kSecond;
  sim::ScenarioImage image(spelled.scenario, spelled.invocation);
  sim::World world(image, 1);
  std::vector<std::string> steps;
  sim::SimOptions options;
  options.onEvent = [&](const sim::Event& event) {
    if (event.kind == sim::EventKind::StepStarted && event.at >= 10 * sim::kSecond && event.at < 20 * sim::kSecond)
      steps.push_back(image.name(event.peer));
  };
  runToEnd(world, options);
  CHECK(kept(world, "worker", "n") == "3");
  REQUIRE(steps.size() > 1);
  CHECK(steps[0] == "relay");
  for (size_t i = 1; i < steps.size(); ++i) CHECK(steps[i] == "worker");
}

TEST_CASE("a copy of a world has spells of its own") {
  Spelled spelled(kTick, 10);
  spelled.scenario.limits.time = 60 * sim::kSecond;
  sim::ScenarioImage image(spelled.scenario, spelled.invocation);
  sim::World world(image, 1);
  runUntil(world, 25 * sim::kSecond);
  CHECK(kept(world, "relay", "n") == "3");
  sim::World copy = world;
  CHECK(copy.fingerprint() == world.fingerprint());
  runUntil(copy, 45 * sim::kSecond);
  CHECK(kept(copy, "relay", "n") == "5");
  CHECK(kept(world, "relay", "n") == "3");
  CHECK(copy.fingerprint() != world.fingerprint());
  runUntil(world, 45 * sim::kSecond);
  CHECK(copy.fingerprint() == world.fingerprint());
}

TEST_CASE("particles of spells are forgotten when their time is over") {
  Spelled spelled(kTick, 10);
  spelled.scenario.limits.time = 3600 * sim::kSecond;
  sim::ScenarioImage image(spelled.scenario, spelled.invocation);
  sim::World world(image, 1);
  runToEnd(world, {});
  CHECK(kept(world, "relay", "n") == "360");
  CHECK(world.actorsOf("relay") < 20);
}
