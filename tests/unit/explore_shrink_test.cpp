// Shrinking without a world: the run is a function, and says what fails.
#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "runtime/explore/reduce.h"
#include "runtime/explore/shrink.h"

namespace aqua::explore {
namespace {

using sim::Before;
using sim::DecisionKey;
using sim::DecisionKind;
using sim::EventName;
using sim::Scenario;
using sim::Schedule;
using sim::Value;

TEST_CASE("what is needed is found, however it is spread") {
  for (uint32_t count : {1U, 2U, 7U, 40U, 100U})
    for (const std::set<uint32_t>& wanted : {std::set<uint32_t>{}, {0}, {count - 1}, {0, count / 2}, {0, count - 1}}) {
      uint32_t asked = 0;
      auto holds = [&](const Subset& items) {
        ++asked;
        return std::includes(items.begin(), items.end(), wanted.begin(), wanted.end());
      };
      CHECK(needed(count, holds) == Subset(wanted.begin(), wanted.end()));
      CHECK(asked < 60);
    }
  // Of two that do the same the later one stays.
  CHECK(needed(9, [](const Subset& items) {
          return std::any_of(items.begin(), items.end(), [](uint32_t item) { return item == 2 || item == 5; });
        }) == Subset{5});
}

TEST_CASE("minimal means that no subset does it") {
  CHECK(isMinimal(3, [](const Subset&) { return false; }));
  CHECK_FALSE(isMinimal(3, [](const Subset& items) { return items.size() == 1 && items[0] == 2; }));
  CHECK_FALSE(isMinimal(1, [](const Subset& items) { return items.empty(); }));
  CHECK(isMinimal(0, [](const Subset&) { return true; }));  // there is nothing smaller
}

constexpr uint32_t kAnn = 0, kBob = 1;

Scenario twoPeers() {
  Scenario scenario;
  scenario.peers.resize(2);
  scenario.peers[kAnn].name = "ann";
  scenario.peers[kBob].name = "bob";
  return scenario;
}

EventName message(uint64_t number, uint32_t from = kBob, uint32_t to = kAnn) {
  return EventName::message({from, to, number, 0});
}
DecisionKey key(DecisionKind kind, uint64_t number) {
  return {kind, kind == DecisionKind::Crash ? EventName::turn(kBob, number) : message(number)};
}
Before order(uint64_t first, uint64_t second) { return {message(first), message(second)}; }

bool has(const Schedule& schedule, const Before& one) {
  return std::find(schedule.orders.begin(), schedule.orders.end(), one) != schedule.orders.end();
}
bool has(const Schedule& schedule, DecisionKind kind, uint64_t number) {
  return schedule.deviations.contains(key(kind, number));
}
/// All that was decided about did happen.
Trial met(const Schedule& schedule) {
  Trial trial;
  for (const auto& [key, value] : schedule.deviations) trial.history.push_back(key.about);
  return trial;
}

TEST_CASE("of many orders the one that matters is left") {
  Schedule found;
  for (uint64_t first = 2; first <= 12; ++first)
    for (uint64_t second = 1; second < first; ++second) found.orders.push_back(order(first, second));
  Shrunk shrunk = shrink(found, [](const Schedule& schedule) {
    Trial trial;
    trial.fails = has(schedule, order(5, 2));
    return trial;
  });
  CHECK(shrunk.fails);
  CHECK(shrunk.minimal);
  CHECK(shrunk.schedule.orders == std::vector<Before>{order(5, 2)});
  CHECK(shrunk.tries < 40);
  CHECK(sentenceOf(shrunk, twoPeers()) == "fails iff bob>ann#5 is handled before bob>ann#2 at ann");
}

TEST_CASE("what a scenario begins has no peer in its name") {
  Shrunk shrunk;
  EventName begin;
  begin.kind = EventName::Kind::Call;
  shrunk.schedule.orders = {{message(1), begin}};
  CHECK(sentenceOf(shrunk, twoPeers()) == "fails if bob>ann#1 is handled before @1#1");
}

TEST_CASE("orders and deviations that are needed together stay together") {
  Schedule found;
  for (uint64_t i = 1; i <= 8; ++i) found.deviations.emplace(key(DecisionKind::Drop, i), 1);
  found.orders = {order(2, 1), order(3, 1), order(3, 2)};
  Shrunk shrunk = shrink(found, [](const Schedule& schedule) {
    Trial trial = met(schedule);
    trial.fails =
        has(schedule, DecisionKind::Drop, 3) && has(schedule, DecisionKind::Drop, 6) && has(schedule, order(3, 2));
    return trial;
  });
  CHECK(shrunk.minimal);
  CHECK(shrunk.schedule.orders == std::vector<Before>{order(3, 2)});
  CHECK(sentenceOf(shrunk, twoPeers()) ==
        "fails iff bob>ann#3 is handled before bob>ann#2 at ann, and bob>ann#3 is lost, and bob>ann#6 is lost");
}

TEST_CASE("`iff` is said only when no subset fails") {
  Schedule found;
  for (uint64_t i = 1; i <= 3; ++i) found.deviations.emplace(key(DecisionKind::Drop, i), 1);
  // All three fail, no two do, and each one alone does.
  Shrunk shrunk = shrink(found, [](const Schedule& schedule) {
    Trial trial = met(schedule);
    trial.fails =
        schedule.deviations.size() == 3 || has(schedule, DecisionKind::Drop, 2) != has(schedule, DecisionKind::Drop, 1);
    return trial;
  });
  CHECK(shrunk.fails);
  CHECK(shrunk.schedule.deviations.size() == 1);
  CHECK(shrunk.minimal);

  shrunk = shrink(found, [](const Schedule& schedule) {
    Trial trial = met(schedule);
    trial.fails =
        schedule.deviations.size() == 3 || (schedule.deviations.size() == 1 && has(schedule, DecisionKind::Drop, 2));
    return trial;
  });
  CHECK(shrunk.schedule.deviations.size() == 3);
  CHECK_FALSE(shrunk.minimal);
  CHECK(sentenceOf(shrunk, twoPeers()) == "fails if bob>ann#1 is lost, and bob>ann#2 is lost, and bob>ann#3 is lost");
}

TEST_CASE("what never came to its place is left out in one try") {
  Schedule found;
  for (uint64_t i = 1; i <= 50; ++i) found.deviations.emplace(key(DecisionKind::Duplicate, i), 1);
  Shrunk shrunk = shrink(found, [](const Schedule& schedule) {
    Trial trial;
    trial.history = {message(20)};
    trial.fails = has(schedule, DecisionKind::Duplicate, 20);
    return trial;
  });
  CHECK(sentenceOf(shrunk, twoPeers()) == "fails iff bob>ann#20 arrives twice");
  CHECK(shrunk.tries <= 4);
}

TEST_CASE("a crash becomes the one loss that matters, damage a loss, and numbers get round and small") {
  Schedule found;
  found.deviations = {
      {key(DecisionKind::Crash, 1), 3}, {key(DecisionKind::Corrupt, 9), 1}, {key(DecisionKind::Delay, 5), 7'654'321}};
  Shrunk shrunk = shrink(found, [](const Schedule& schedule) {
    Trial trial = met(schedule);
    bool crashed = has(schedule, DecisionKind::Crash, 1);
    if (crashed)
      for (uint64_t i = 1; i <= 4; ++i) trial.lost.push_back(message(i));
    bool lost = crashed || has(schedule, DecisionKind::Drop, 3);
    bool ninth = has(schedule, DecisionKind::Drop, 9) || has(schedule, DecisionKind::Corrupt, 9);
    auto delay = schedule.deviations.find(key(DecisionKind::Delay, 5));
    trial.fails = lost && ninth && delay != schedule.deviations.end() && delay->second >= 60'000;
    return trial;
  });
  CHECK(sentenceOf(shrunk, twoPeers()) ==
        "fails iff bob>ann#3 is lost, and bob>ann#9 is lost, and bob>ann#5 takes 60ms");
  CHECK(shrunk.tries < 100);
}

TEST_CASE("tries come to an end, and the result fails all the same") {
  Schedule found;
  for (uint64_t i = 1; i <= 200; ++i) found.deviations.emplace(key(DecisionKind::Drop, i), 1);
  uint32_t runs = 0;
  auto odd = [&](const Schedule& schedule) {
    ++runs;
    Trial trial = met(schedule);
    trial.fails = std::count_if(schedule.deviations.begin(), schedule.deviations.end(),
                                [](const auto& one) { return one.first.about.number % 2 == 1; }) == 100;
    return trial;
  };
  constexpr uint32_t kTries = 450;
  Shrunk shrunk = shrink(found, odd, kTries);
  CHECK(shrunk.fails);
  CHECK_FALSE(shrunk.minimal);
  CHECK(shrunk.tries == kTries);
  CHECK(runs == kTries);
  CHECK(odd(shrunk.schedule).fails);
  CHECK(shrunk.schedule.deviations.size() < 200);
}

TEST_CASE("what does not fail any more is given back as it was") {
  Schedule found;
  found.orders = {order(2, 1)};
  Shrunk shrunk = shrink(found, [](const Schedule&) { return Trial(); });
  CHECK_FALSE(shrunk.fails);
  CHECK_FALSE(shrunk.minimal);
  CHECK(shrunk.schedule == found);
}

TEST_CASE("lists of arguments get shorter, and other arguments stay") {
  values::Array numbers;
  for (int i = 0; i < 20; ++i) numbers.push_back(Value::integer(i));
  const Arguments given = {
      {"name", Value::string("x")}, {"first", Value::array(numbers)}, {"second", Value::array(numbers)}};
  auto has = [](const Value& list, int number) {
    return std::find(list.asArray().begin(), list.asArray().end(), Value::integer(number)) != list.asArray().end();
  };
  auto fails = [&](const Arguments& args) {
    return has(args[1].second, 3) && has(args[1].second, 17) && has(args[2].second, 5);
  };
  Arguments args = shorten(given, fails);
  CHECK(args[0].second == given[0].second);
  CHECK(args[1].second.text() == "[3,17]");
  CHECK(args[2].second.text() == "[5]");
  CHECK(fails(shorten(given, fails, 3)));
  CHECK(shorten(given, [](const Arguments&) { return false; }) == given);
}

}  // namespace
}  // namespace aqua::explore
