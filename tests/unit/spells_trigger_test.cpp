// When spells fire, by the vectors of the network's rules: the clock shows 1000 s.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "runtime/spells/trigger.h"

using namespace aqua;
using spells::Alarm;
using spells::Trigger;

namespace {

constexpr uint64_t kSecond = 1'000'000, kNow = 7 * kSecond;  // what counts time began another day

Trigger clock(uint32_t start, uint32_t period, uint32_t end) {
  Trigger trigger;
  trigger.startSec = start;
  trigger.periodSec = period;
  trigger.endSec = end;
  return trigger;
}

/// Unix seconds of the first firings, each `late` after it was due.
std::vector<uint64_t> firings(std::optional<Alarm> alarm, uint64_t late = 0) {
  constexpr size_t kShown = 4;
  std::vector<uint64_t> seconds;
  while (alarm && seconds.size() < kShown) {
    uint64_t fired = alarm->at + late;
    seconds.push_back((fired - kNow) / kSecond + 1000);
    alarm = spells::nextAlarm(*alarm, fired);
  }
  return seconds;
}
std::vector<uint64_t> firings(const Trigger& trigger, uint64_t late = 0) {
  return firings(spells::firstAlarm(trigger, 1000 * kSecond, kNow), late);
}

using Seconds = std::vector<uint64_t>;
constexpr std::string_view kEnd = "invalid config: end_sec is less than start_sec or in the past";
constexpr std::string_view kPeriod =
    "invalid config: period is too big. Max period is 100 years (or approx 3153600000 seconds)";

}  // namespace

TEST_CASE("a clock fires as the rules say") {
  CHECK(firings(clock(0, 5, 0)) == Seconds{});
  CHECK(firings(clock(1, 0, 0)) == Seconds{1000});
  CHECK(firings(clock(1, 5, 0)) == Seconds{1000, 1005, 1010, 1015});
  CHECK(firings(clock(1010, 5, 1020)) == Seconds{1010, 1015});
  CHECK(firings(clock(1010, 0, 1030)) == Seconds{1010});
  CHECK(firings(clock(1030, 5, 1030)) == Seconds{1030});  // the first one is not compared with the end
}

TEST_CASE("a period begins when the spell fired, not when it was due") {
  CHECK(firings(clock(1, 5, 0), 2 * kSecond) == Seconds{1002, 1009, 1016, 1023});
}

TEST_CASE("configurations that a node does not take") {
  CHECK(spells::problemOf(clock(1010, 0, 1005), 1000) == kEnd);
  CHECK(spells::problemOf(clock(1, 5, 999), 1000) == kEnd);
  CHECK(spells::problemOf(clock(1, 5, 1000), 1000) == kEnd);
  CHECK(spells::problemOf(clock(1, 4'000'000'000, 0), 1000) == kPeriod);
  CHECK(spells::problemOf(clock(1, 3'153'600'000, 0), 1000).empty());
  CHECK(spells::problemOf(clock(0, 4'000'000'000, 999), 1000).empty());  // without a start nobody looks
  CHECK(spells::problemOf(clock(1030, 5, 1030), 1000).empty());
}

TEST_CASE("after a restart what is over stays over, and what has begun fires at once") {
  auto again = [](const Trigger& trigger) { return firings(spells::alarmAfterRestart(trigger, 1000 * kSecond, kNow)); };
  CHECK(again(clock(1, 5, 0)) == Seconds{1000, 1005, 1010, 1015});
  CHECK(again(clock(1, 0, 0)) == Seconds{});
  CHECK(again(clock(1, 5, 999)) == Seconds{});
  CHECK(again(clock(1010, 0, 0)) == Seconds{1010});
}

TEST_CASE("blocks from the first to the last") {
  Trigger trigger;
  CHECK_FALSE(trigger.wants(0));
  trigger.startBlock = 3;
  CHECK_FALSE(trigger.wants(2));
  CHECK(trigger.wants(3));
  CHECK(trigger.wants(1'000'000));
  trigger.endBlock = 4;
  CHECK(trigger.wants(4));
  CHECK_FALSE(trigger.wants(5));
  CHECK_FALSE(trigger.isEmpty());
}

TEST_CASE("a configuration is read whole, or not at all") {
  const std::string text =
      R"({"blockchain":{"end_block":0,"start_block":7},"clock":{"end_sec":0,"period_sec":5,"start_sec":1},)"
      R"("connections":{"connect":true,"disconnect":false}})";
  auto trigger = spells::readTrigger(*values::parseJson(text));
  REQUIRE(trigger);
  CHECK(trigger->connect);
  CHECK(trigger->startBlock == 7);
  CHECK(spells::valueOf(*trigger).text() == text);
  for (
      const char* bad : {
          "null",
          "{}",
          R"({"clock":{"start_sec":1,"end_sec":0,"period_sec":5}})",
          R"({"clock":{"start_sec":-1,"end_sec":0,"period_sec":5},"connections":{"connect":true,"disconnect":false},"blockchain":{"start_block":0,"end_block":0}})",
          R"({"clock":{"start_sec":1,"end_sec":0,"period_sec":4294967296},"connections":{"connect":true,"disconnect":false},"blockchain":{"start_block":0,"end_block":0}})",
          R"({"clock":{"start_sec":1,"end_sec":0,"period_sec":1},"connections":{"connect":1,"disconnect":false},"blockchain":{"start_block":0,"end_block":0}})",
      })
    CHECK_FALSE(spells::readTrigger(*values::parseJson(bad)));
}
