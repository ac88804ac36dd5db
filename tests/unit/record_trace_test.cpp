// Clocks, queries and differences of recordings.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "runtime/record/clocks.h"
#include "runtime/record/diff.h"
#include "runtime/record/query.h"

using namespace aqua;
using sim::EventKind;
using values::Value;

namespace {

/// ann asks, sends to bob, and asks once more; bob gets it and answers.
sim::Recording small() {
  sim::Recording recording;
  recording.header.peers = {{"ann", "A", "node", "node"}, {"bob", "B", "node", "node"}};
  auto add = [&](EventKind kind, uint32_t peer, uint64_t because) -> sim::Event& {
    sim::Event& event = recording.events.emplace_back();
    event.id = recording.events.size();
    event.kind = kind;
    event.peer = peer;
    event.because = because;
    event.service = "voter";
    event.function = "choose";
    return event;
  };
  add(EventKind::ServiceCalled, 0, 0);
  add(EventKind::ParticleSent, 0, 1).message = {0, 1, 1, 0};
  add(EventKind::ServiceCalled, 0, 1).args = {Value::string("again")};
  add(EventKind::ParticleReceived, 1, 2).message = {0, 1, 1, 0};
  sim::Event& failed = add(EventKind::ServiceReturned, 1, 4);
  failed.code = 3;
  failed.text = "\"no\"";
  return recording;
}

std::vector<uint64_t> found(const sim::Recording& recording, std::string_view text) {
  std::string problem;
  auto query = sim::Query::parse(text, problem);
  INFO(text << ": " << problem);
  REQUIRE(query);
  std::vector<uint64_t> ids;
  for (const sim::Event& event : recording.events)
    if (query->fits(recording, event)) ids.push_back(event.id);
  return ids;
}

}  // namespace

TEST_CASE("clocks count what happened before on every peer") {
  std::vector<sim::Clock> clocks;
  sim::Recording recording = small();
  sim::forEachClock(recording, [&](const sim::Event&, const sim::Clock& clock) { clocks.push_back(clock); });
  CHECK(clocks[0] == sim::Clock{{0, 1}});
  CHECK(clocks[2] == sim::Clock{{0, 3}});
  CHECK(clocks[3] == sim::Clock{{0, 2}, {1, 1}});
  CHECK(clocks[4] == sim::Clock{{0, 2}, {1, 2}});
  CHECK(sim::isBefore(clocks[1], 0, clocks[4]));
  CHECK(!sim::isBefore(clocks[2], 0, clocks[4]));  // at the same time
  CHECK(!sim::isBefore(clocks[4], 1, clocks[2]));
}

TEST_CASE("queries pick events by the words of patterns") {
  sim::Recording recording = small();
  CHECK(found(recording, "service(id=voter)") == std::vector<uint64_t>{1, 3, 5});
  CHECK(found(recording, "service(id=\"voter\", function=choose) and peer(ann)") == std::vector<uint64_t>{1, 3});
  CHECK(found(recording, "message(key=\"ann>bob#1\", state=received)") == std::vector<uint64_t>{4});
  CHECK(found(recording, "service(error=3) or message(from=ann, to=bob, state=sent)") == std::vector<uint64_t>{2, 5});
  CHECK(found(recording, "not (peer(ann) or message())") == std::vector<uint64_t>{5});
  CHECK(found(recording, "peer(\"no such\")").empty());
  for (const char* wrong :
       {"", "(", "peer()", "peer(a, b)", "service(id)", "service(id=)", "service(id=a", "and", "x()", "peer(ann) or",
        "peer(ann))", "not", "service(peers=ann)", "peer(\"ann)", "\"peer\"(ann)"}) {
    std::string problem;
    INFO(wrong);
    CHECK(!sim::Query::parse(wrong, problem));
    CHECK(problem != "");
  }
  std::string problem, deep(300, '(');
  CHECK(!sim::Query::parse(deep, problem));
}

TEST_CASE("differences are about what happened, not about numbers and times") {
  sim::Recording first = small(), second = small();
  CHECK(sim::differenceOf(first, second, sim::Closeness::Exact).none());
  for (sim::Event& event : second.events) {
    event.at = 7;
    event.place = 90;
    event.request = 4;
  }
  CHECK(sim::differenceOf(first, second, sim::Closeness::Content).none());
  CHECK(!sim::differenceOf(first, second, sim::Closeness::Exact).none());
  second.events[2].args = {Value::string("other")};
  second.events[4].code = 0;
  sim::Difference difference = sim::differenceOf(first, second, sim::Closeness::Content);
  REQUIRE(difference.first);
  CHECK(difference.first->first->id == 3);
  CHECK(difference.onlyFirst.size() == 2);
  CHECK(difference.onlySecond.size() == 2);
  CHECK(difference.same == 3);
  second.events.pop_back();
  difference = sim::differenceOf(first, second, sim::Closeness::Content);
  CHECK(std::any_of(difference.onlyFirst.begin(), difference.onlyFirst.end(),
                    [](const sim::Event* event) { return event->id == 5; }));
}
