// Schedules: text both ways, and runs that go where a schedule leads them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "compiler/air/parse.h"
#include "runtime/sim/world.h"

using namespace aqua;
using sim::Behaviour;
using sim::DecisionKey;
using sim::DecisionKind;
using sim::EventName;
using sim::Schedule;
using values::Value;

namespace {

/// Three peers are asked at once, the client answers with what came in the order in which it came. Each asks two of
/// its own services at once, one of which gives one of three values.
struct Race {
  Race() {
    scenario = sim::plainScenario();
    values::Array ids;
    for (std::string name : {"ann", "bob", "c,o#b"}) {
      scenario.peers.push_back({name, sim::PeerKind::Node, "", std::nullopt});
      ids.push_back(Value::string(sim::keyOf(scenario.peers.back()).peerId()));
    }
    Behaviour mood = Behaviour::of(Behaviour::Kind::OneOf);
    mood.choices = {Value::string("good"), Value::string("bad"), Value::string("none")};
    scenario.services.push_back({"s", {}, {{"mood", mood}, {"who", Behaviour::returns(Value::string("${self}"))}}});
    invocation.script = air::parseInPlace(kScript);
    invocation.args = {{"peers", Value::array(std::move(ids))}};
  }

  static constexpr std::string_view kScript = R"((seq
    (seq (call %init_peer_id% ("getDataSrv" "-relay-") [] -relay-)
         (call %init_peer_id% ("getDataSrv" "peers") [] peers))
    (new $got (seq
      (par (fold peers p (par
        (seq (call -relay- ("op" "noop") [])
             (seq (par (call p ("s" "mood") [] $got) (call p ("s" "who") [] $got))
                  (seq (call -relay- ("op" "noop") []) (call %init_peer_id% ("op" "noop") []))))
        (next p))) (null))
      (seq
        (new $seen (seq (fold $got v (seq (seq (ap v $seen) (canon %init_peer_id% $seen #seen))
          (xor (match #seen.length 4 (null)) (next v))) (never)) (canon %init_peer_id% $seen #four)))
        (call %init_peer_id% ("callbackSrv" "response") [#four]))))))";

  sim::Scenario scenario;
  sim::Invocation invocation;
};

std::string telling(sim::World& world) {
  sim::PeerBook book(world.image().scenario());
  std::string events;
  sim::SimOptions options;
  options.onEvent = [&](const sim::Event& event) {
    events += sim::eventText(event, world.image().scenario(), book) + "\n";
  };
  sim::RunResult run = runToEnd(world, options);
  return events + Value::array(run.values).text();
}

std::string telling(const sim::ScenarioImage& image, const Schedule& schedule) {
  sim::World world(image, schedule);
  return telling(world);
}

}  // namespace

TEST_CASE("a schedule is written and read") {
  Race race;
  const std::string text =
      "seed 7, free, drop ann>relay#1, duplicate relay>bob#1'2, duplicate relay>c%2Co%23b#2, delay ann>relay#2 to "
      "1.5s, "
      "corrupt relay>ann#1 at value, crash bob#7 at stored, reply bob:s.mood#1 is 2, alone ann:a%2Eb.c#3, "
      "bob>relay#1 before ann>relay#1, @1#1 before ann:s.who#2, ~c%2Co%23b/2#3 before bob>relay#1";
  base::Result<Schedule> schedule = sim::parseSchedule(text, race.scenario);
  REQUIRE(schedule);
  CHECK(schedule->seed == 7);
  CHECK(schedule->deviations.size() == 8);
  CHECK(sim::textOf(*schedule, race.scenario) == text);
  CHECK(*sim::parseSchedule(sim::textOf(*schedule, race.scenario), race.scenario) == *schedule);
  CHECK(sim::parseSchedule("", race.scenario)->empty());

  for (std::string_view bad : {"seed",
                               "seed -1",
                               "seed 99999999999999999999",
                               "drop",
                               "drop ann",
                               "drop ann>relay",
                               "drop ann>relay#0",
                               "drop ann>relay#x",
                               "drop ann>nobody#1",
                               "drop bob#1",
                               "crash bob#1",
                               "crash bob#1 at lunch",
                               "crash bob>ann#1 at sent",
                               "delay ann>relay#1 to soon",
                               "delay ann>relay#1",
                               "reply bob:s.mood#1 is 0",
                               "reply bob:s#1 is 1",
                               "drop ann>relay#1 before",
                               "ann>relay#1 before",
                               "x before y",
                               "fly ann>relay#1",
                               "@nobody#1 before @1#1",
                               "!1#1 before !1-#1",
                               "!1+#1 before @1#1",
                               "~bob#1 before @1#1",
                               "~bob/0#1 before @1#1",
                               "~nobody/1#1 before @1#1",
                               "drop ann>relay#1'0",
                               "@1#1'1 before @1#1",
                               "drop %zz>ann#1",
                               "drop an%6>ann#1",
                               "#1 before #2",
                               "drop ann>relay#1, drop ann>relay#1",
                               "free clock",
                               ",",
                               "drop ann>relay#1,"}) {
    INFO(bad);
    base::Result<Schedule> none = sim::parseSchedule(bad, race.scenario);
    if (bad == "drop ann>relay#1,") CHECK(none);  // nothing follows
    else CHECK(!none);
  }
}

TEST_CASE("the empty schedule is the run that happens by itself, whatever the clocks") {
  Race race;
  sim::ScenarioImage image(race.scenario, race.invocation);
  for (uint64_t seed : {1, 2, 3}) {
    sim::World alone(image, seed);
    std::string expected = telling(alone);
    CHECK(telling(image, {seed, sim::Timing::Clock, {}, {}}) == expected);
    CHECK(telling(image, {seed, sim::Timing::Free, {}, {}}) == expected);
  }
}

TEST_CASE("what comes first can be said by name") {
  Race race;
  sim::ScenarioImage image(race.scenario, race.invocation);
  auto first = [&](std::string_view text) {
    base::Result<Schedule> schedule = sim::parseSchedule(text, race.scenario);
    REQUIRE(schedule);
    sim::World world(image, *schedule);
    sim::RunResult run = runToEnd(world, {});
    REQUIRE(run.ending == sim::Ending::Value);
    return sim::PeerBook(race.scenario).withNames(run.values[0].asArray()[1].asString());
  };
  CHECK(first("free") == "ann");
  CHECK(first("free, bob>relay#1 before ann>relay#1") == "bob");
  CHECK(first("bob>relay#1 before ann>relay#1") == "bob");
  CHECK(first("free, c%2Co%23b>relay#1 before ann>relay#1, c%2Co%23b>relay#1 before bob>relay#1") == "c,o#b");
  // What never comes holds nobody up.
  CHECK(first("free, bob>relay#9 before ann>relay#1, bob>relay#9 before bob>relay#1") == "c,o#b");
}

TEST_CASE("what a schedule decides happens, and nothing else changes") {
  Race race;
  sim::ScenarioImage image(race.scenario, race.invocation);
  auto run = [&](std::string_view text) { return telling(image, *sim::parseSchedule(text, race.scenario)); };
  std::string usual = run("");
  CHECK(usual.find("lost by the schedule") == std::string::npos);
  CHECK(usual.find("again") == std::string::npos);
  CHECK(run("drop ann>relay#1").find("ann -> relay  message 1 lost: lost by the schedule") != std::string::npos);
  CHECK(run("duplicate ann>relay#1").find("ann -> relay  message 1 received again") != std::string::npos);
  CHECK(run("delay ann>relay#1 to 3s").find("3.01s  ann -> relay  message 1 received") != std::string::npos);
  CHECK(run("corrupt relay>ann#1 at envelope").find("ann: interpreter failed") != std::string::npos);
  std::string crashed = run("crash ann#1 at receive");
  CHECK(crashed.find("event: down ann") != std::string::npos);
  CHECK(crashed.find("message 1 lost: the peer is down") != std::string::npos);
  CHECK(run("crash ann#2 at answer").find("event: down ann") != std::string::npos);
  CHECK(run("crash ann#1 at answer").find("event: down ann") == std::string::npos);  // no answer reaches it then
  CHECK(run("drop ann>relay#9, crash ann#99 at sent, reply ann:s.x#1 is 1") == usual);
  std::set<std::string> moods;
  for (int i = 1; i <= 3; ++i) {
    std::string text = run("reply ann:s.mood#1 is " + std::to_string(i));
    size_t at = text.find("ann: s.mood = ");
    moods.insert(text.substr(at, text.find('\n', at) - at));
  }
  CHECK(moods.size() == 3);
  auto steps = [](const std::string& text) {
    size_t count = 0;
    for (size_t at = 0; (at = text.find("ann: interpreter ran", at)) != std::string::npos; ++at) ++count;
    return count;
  };
  CHECK(steps(run("alone ann:s.mood#1")) == steps(usual) + 1);
}

TEST_CASE("worlds that go on in the same way have the same fingerprint") {
  Race race;
  sim::ScenarioImage image(race.scenario, race.invocation);
  sim::World world(image, {1, sim::Timing::Free, {}, {}});
  // Up to where all three have something to do.
  auto busy = [&](const sim::World& w) {
    std::map<uint32_t, sim::Enabled> first;
    for (const sim::Enabled& event : w.enabled()) first.emplace(w.placeOf(event), event);
    return first;
  };
  while (busy(world).size() < 3) world.take(world.next());
  CHECK(world.fingerprint() == sim::World(world).fingerprint());

  // In both orders, siblings first: events at different peers commute.
  auto events = busy(world);
  size_t pairs = 0;
  for (const auto& [a, first] : events)
    for (const auto& [b, second] : events) {
      if (a == b) continue;
      auto again = [&](const sim::World& w, const sim::Enabled& event) {
        for (const sim::Enabled& one : w.enabled())
          if (one.name == event.name) return one;
        FAIL("it may not happen any more");
        return event;
      };
      sim::World one = world, other = world;
      one.take(first);
      CHECK(one.fingerprint() != world.fingerprint());
      other.take(second);
      CHECK(one.fingerprint() != other.fingerprint());
      one.take(again(one, second));
      other.take(again(other, first));
      CHECK(one.fingerprint() == other.fingerprint());
      ++pairs;
    }
  CHECK(pairs >= 6);
}
