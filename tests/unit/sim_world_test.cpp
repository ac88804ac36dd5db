// Worlds are values: copies go on alone, and what is drawn depends on nothing that happens elsewhere.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "compiler/air/parse.h"
#include "runtime/sim/world.h"

using namespace aqua;
using sim::Behaviour;
using values::Value;

namespace {

/// Asks four voters at once, each twice, and answers when the third first vote is there.
struct Vote {
  Vote() {
    scenario = sim::plainScenario();
    scenario.network.quality.latency = *sim::parseRange("5ms..50ms");
    scenario.schedule = sim::DueOrder::Random;
    values::Array ids;
    for (std::string name : {"v0", "v1", "v2", "v3"}) {
      scenario.peers.push_back({name, sim::PeerKind::Node, "", std::nullopt});
      ids.push_back(Value::string(sim::keyOf(scenario.peers.back()).peerId()));
    }
    Behaviour vote = Behaviour::returns(Value::string("${n} of ${self}"));
    vote.takes = sim::parseRange("1ms..20ms");
    scenario.services.push_back({"s", {}, {{"vote", vote}}});
    invocation.script = air::parseInPlace(kScript);
    invocation.args = {{"peers", Value::array(std::move(ids))}};
  }

  static constexpr std::string_view kScript = R"((seq
    (seq (call %init_peer_id% ("getDataSrv" "-relay-") [] -relay-)
         (call %init_peer_id% ("getDataSrv" "peers") [] peers))
    (new $votes (seq
      (par (fold peers p (par
        (seq (call -relay- ("op" "noop") []) (seq (call p ("s" "vote") [] $votes)
          (seq (call p ("s" "vote") [] again) (seq (call -relay- ("op" "noop") [])
            (call %init_peer_id% ("op" "noop") [])))))
        (next p))) (null))
      (seq
        (new $seen (seq (fold $votes v (seq (seq (ap v $seen) (canon %init_peer_id% $seen #seen))
          (xor (match #seen.length 3 (null)) (next v))) (never)) (canon %init_peer_id% $seen #three)))
        (call %init_peer_id% ("callbackSrv" "response") [#three]))))))";

  sim::Scenario scenario;
  sim::Invocation invocation;
};

/// Everything that a run says.
std::string telling(const sim::RunResult& run) {
  return Value::array(run.values).text() + " at " + std::to_string(run.at) + ", " + std::to_string(run.stats.steps) +
         " steps, " + std::to_string(run.stats.hops) + " hops, " + std::to_string(run.stats.calls) + " calls until " +
         std::to_string(run.stats.time) + ", " + std::to_string(run.waits.size()) + " waits";
}

std::string rest(sim::World& world) {
  std::string events;
  sim::SimOptions options;
  sim::PeerBook book(world.image().scenario());
  options.onEvent = [&](const sim::Event& event) {
    events += sim::eventText(event, world.image().scenario(), book) + "\n";
  };
  std::string result = telling(runToEnd(world, options));
  return events + result;
}

void advance(sim::World& world, int steps) {
  for (int i = 0; i < steps && !world.quiet(); ++i) world.take(world.next());
}

}  // namespace

TEST_CASE("a copy of a world goes on as the original does, from everywhere") {
  Vote vote;
  sim::ScenarioImage image(vote.scenario, vote.invocation);
  sim::World whole(image, 7);
  std::string expected = telling(runToEnd(whole, {}));
  CHECK(whole.settled());
  for (int steps = 0; steps < 40; ++steps) {
    INFO(steps);
    sim::World world(image, 7);
    advance(world, steps);
    sim::World fork = world;
    std::string first = rest(world), second = rest(fork);
    CHECK(first == second);
    CHECK(first.substr(first.rfind('\n') + 1) == expected);
  }
}

TEST_CASE("a fork is not disturbed by its sibling") {
  Vote vote;
  sim::ScenarioImage image(vote.scenario, vote.invocation);
  for (int steps : {3, 8, 12, 20}) {
    INFO(steps);
    sim::World world(image, 1);
    advance(world, steps);
    sim::World alone = world;
    std::string expected = rest(alone);
    // Siblings go other ways, interleaved with this one: always the last of what may happen, instead of the first.
    sim::World sibling = world, fork = world;
    sim::PeerBook book(vote.scenario);
    std::string events;
    while (!fork.quiet()) {
      if (!sibling.quiet()) sibling.take(sibling.enabled().back());
      sim::World branch = fork;
      advance(branch, 3);
      fork.take(fork.next(),
                [&](const sim::Event& event) { events += sim::eventText(event, vote.scenario, book) + "\n"; });
    }
    while (!sibling.quiet()) sibling.take(sibling.enabled().back());
    events += telling(fork.result(sim::Rest::Quiet));
    CHECK(events == expected);
    CHECK(sibling.settled());
  }
}

TEST_CASE("what may happen is listed in the order of the schedule, each may be taken") {
  Vote vote;
  sim::ScenarioImage image(vote.scenario, vote.invocation);
  sim::World world(image, 3);
  size_t widest = 0;
  while (!world.quiet()) {
    std::vector<sim::Enabled> enabled = world.enabled();
    widest = std::max(widest, enabled.size());
    REQUIRE_FALSE(enabled.empty());
    CHECK(enabled.front().slot == world.next().slot);
    CHECK(std::is_sorted(enabled.begin(), enabled.end(),
                         [](const sim::Enabled& a, const sim::Enabled& b) { return a.at < b.at; }));
    for (const sim::Enabled& one : enabled) {
      sim::World branch = world;
      sim::Micros before = branch.now();
      branch.take(one);
      CHECK(branch.now() == std::max(before, one.at));
      CHECK(branch.stats().steps == world.stats().steps + 1);
      sim::RunResult end = runToEnd(branch, {});
      CHECK(end.ending == sim::Ending::Value);
      CHECK(end.values[0].asArray().size() >= 3);  // votes that came meanwhile count as well
    }
    world.take(world.next());
  }
  CHECK(widest >= 4);
}

TEST_CASE("one image serves many seeds, and gives what a run of its own gives") {
  Vote vote;
  sim::ScenarioImage image(vote.scenario, vote.invocation);
  for (uint64_t seed = 1; seed <= 5; ++seed) {
    vote.scenario.seed = seed;
    sim::World world(image, seed);
    CHECK(telling(runToEnd(world, {})) == telling(simulate(vote.scenario, vote.invocation)));
  }
}

TEST_CASE("draws of one peer and function do not depend on calls of others") {
  // The same two calls of `slow`, with and without one of `other` before them.
  auto times = [](std::string_view script) {
    sim::Scenario scenario = sim::plainScenario();
    Behaviour slow = Behaviour::of(Behaviour::Kind::Unit);
    slow.takes = sim::parseRange("1ms..900ms");
    scenario.services.push_back({"s", {}, {{"slow", slow}, {"other", slow}}});
    sim::Invocation invocation;
    invocation.script = air::parseInPlace(script);
    REQUIRE(invocation.script);
    std::vector<sim::Micros> took;
    sim::Micros asked = 0;
    sim::SimOptions options;
    options.onEvent = [&](const sim::Event& event) {
      if (event.function != "slow") return;
      if (event.kind == sim::EventKind::ServiceCalled) asked = event.at;
      if (event.kind == sim::EventKind::ServiceReturned) took.push_back(event.at - asked);
    };
    simulate(scenario, invocation, options);
    REQUIRE(took.size() == 2);
    return took;
  };
  const std::string both = "(seq (call %init_peer_id% (\"s\" \"slow\") []) (call %init_peer_id% (\"s\" \"slow\") []))";
  const std::string more = "(seq (call %init_peer_id% (\"s\" \"other\") []) " + both + ")";
  CHECK(times(both) == times(more));
  CHECK(times(both)[0] != times(both)[1]);
}

TEST_CASE("peers that remember and share their runs do, step by step, what they do without") {
  Vote vote;
  vote.scenario.peers.resize(2);
  values::Array ids;
  for (int i = 0; i < 12; ++i) {
    vote.scenario.peers.push_back({"v" + std::to_string(i), sim::PeerKind::Node, "", std::nullopt});
    ids.push_back(Value::string(sim::keyOf(vote.scenario.peers.back()).peerId()));
  }
  vote.invocation.args = {{"peers", Value::array(std::move(ids))}};
  sim::ScenarioImage fast(vote.scenario, vote.invocation), slow(vote.scenario, vote.invocation, {.warm = false});
  uint64_t steps = 0;
  for (uint64_t seed = 0; seed < 20; ++seed) {
    INFO(seed);
    sim::World one(fast, seed), other(slow, seed);
    std::string said[2];
    auto listener = [](std::string& to) {
      return [&to](const sim::Event& event) {
        to += std::to_string(static_cast<int>(event.kind)) + " " + std::to_string(event.peer) + " " + event.service +
              "." + event.function + Value::array(event.args).text() + event.text + "\n";
      };
    };
    while (!one.quiet()) {
      REQUIRE(!other.quiet());
      sim::World fork = one;  // goes its own way, with data that both share
      one.take(one.next(), listener(said[0]));
      other.take(other.next(), listener(said[1]));
      fork.take(fork.enabled().back());
      REQUIRE(one.fingerprint() == other.fingerprint());
      ++steps;
    }
    CHECK(other.quiet());
    CHECK(said[0] == said[1]);
    CHECK(telling(one.result(sim::Rest::Quiet)) == telling(other.result(sim::Rest::Quiet)));
  }
  CHECK(steps > 1000);
}
