// Events of scenarios: each has exactly its effect, and disturbs nothing else.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>

#include "compiler/air/parse.h"
#include "runtime/sim/world.h"

using namespace aqua;
using sim::Behaviour;
using sim::Deed;
using sim::Ending;
using sim::EventKind;
using values::Value;

namespace {

/// The client asks alice by way of the relay: client -> relay -> alice -> relay -> client.
struct Greeting {
  Greeting() : scenario(sim::plainScenario()) {
    scenario.peers.push_back({"alice", sim::PeerKind::Node, "", std::nullopt});
    Behaviour greet = Behaviour::returns(Value::string("hello ${arg.0}"));
    greet.takes = sim::parseRange("3ms");
    scenario.services.push_back({"greeter", {"alice"}, {{"greet", greet}}});
    sim::PeerBook book(scenario);
    std::string text(kScript);
    text.replace(text.find("{alice}"), 7, "\"" + std::string(book.idOf("alice")) + "\"");
    script = std::move(text);
    invocation.script = air::parseInPlace(script);
    invocation.args = {{"name", Value::string("Ada")}};
    invocation.ttl = 10 * sim::kSecond;
  }

  static constexpr std::string_view kScript = R"((seq (seq
    (call %init_peer_id% ("getDataSrv" "-relay-") [] -relay-)
    (call %init_peer_id% ("getDataSrv" "name") [] name))
    (seq (call -relay- ("op" "noop") []) (seq (call {alice} ("greeter" "greet") [name] text)
    (seq (call -relay- ("op" "noop") []) (call %init_peer_id% ("callbackSrv" "response") [text]))))))";

  sim::PlannedEvent& event(Deed deed) {
    scenario.events.emplace_back().deed = deed;
    return scenario.events.back();
  }
  sim::PlannedEvent& on(Deed deed, std::string from, std::string to) {
    sim::PlannedEvent& event = this->event(deed);
    event.from = {std::move(from)};
    event.to = {std::move(to)};
    return event;
  }
  sim::PlannedEvent& at(Deed deed, std::string peer, sim::Micros when = 0) {
    sim::PlannedEvent& event = this->event(deed);
    event.peers = {std::move(peer)};
    event.at = when;
    return event;
  }

  const sim::RunResult& run() {
    sim::SimOptions options;
    options.recordTruth = true;
    events.clear();
    options.onEvent = [&](const sim::Event& event) { events.push_back(event); };
    result = sim::simulate(scenario, invocation, options);
    CHECK(result.forged.empty());
    return result;
  }
  size_t count(EventKind kind) const {
    return static_cast<size_t>(
        std::count_if(events.begin(), events.end(), [&](const sim::Event& event) { return event.kind == kind; }));
  }
  size_t greetings() const {
    return static_cast<size_t>(std::count_if(events.begin(), events.end(), [](const sim::Event& event) {
      return event.kind == EventKind::ServiceCalled && event.service == "greeter";
    }));
  }
  bool waitsBecause(sim::Cause cause) const {
    return std::any_of(result.waits.begin(), result.waits.end(),
                       [&](const sim::Wait& wait) { return wait.cause == cause; });
  }

  Greeting(const Greeting&) = delete;
  Greeting(Greeting&&) = default;

  std::string script;  // as long as nobody moves it: longer than what fits into a string
  sim::Scenario scenario;
  sim::Invocation invocation;
  sim::RunResult result;
  std::vector<sim::Event> events;
};

sim::Trigger sees(sim::Trigger::Sees what, std::string peer) {
  sim::Trigger trigger;
  trigger.sees = what;
  trigger.peer = std::move(peer);
  return trigger;
}

}  // namespace

TEST_CASE("without events everything is well, and every event knows its cause") {
  Greeting greeting;
  const sim::RunResult& result = greeting.run();
  REQUIRE(result.ending == Ending::Value);
  CHECK(result.values[0].asString() == "hello Ada");
  CHECK(result.at == 23 * sim::kMillisecond);
  for (const sim::Event& event : greeting.events) {
    CHECK(event.id == static_cast<uint64_t>(&event - greeting.events.data()) + 1);
    CHECK(event.because < event.id);
    if (event.kind != EventKind::CallStarted) CHECK(event.because > 0);
  }
}

TEST_CASE("a message that an event drops is lost for ever") {
  Greeting greeting;
  greeting.on(Deed::DropNext, "relay", "alice");
  const sim::RunResult& result = greeting.run();
  CHECK(result.ending == Ending::Stuck);
  CHECK(result.stats.lost == 1);
  REQUIRE(result.lost);
  CHECK(result.lost->loss == sim::Loss::Event);
  CHECK(sim::keyText(result.lost->message, greeting.scenario) == "relay>alice#1");
  CHECK(greeting.waitsBecause(sim::Cause::MessageLost));
  CHECK(result.usage.events[0] == 1);
}

TEST_CASE("a message that comes twice changes nothing, and no service runs twice") {
  for (const char* to : {"relay", "alice", "client"}) {
    INFO(to);
    Greeting greeting;
    greeting.on(Deed::DuplicateNext, "*", to);
    const sim::RunResult& result = greeting.run();
    REQUIRE(result.ending == Ending::Value);
    CHECK(result.values[0].asString() == "hello Ada");
    CHECK(greeting.greetings() == 1);
    CHECK(result.answers.size() == 1);
    CHECK(std::any_of(greeting.events.begin(), greeting.events.end(), [](const sim::Event& event) {
      return event.kind == EventKind::ParticleReceived && event.message.copy == 1;
    }));
  }
}

TEST_CASE("a partition drops, holds or slows what is sent across it") {
  auto partition = [](sim::CutMode mode) {
    Greeting greeting;
    sim::PlannedEvent& event = greeting.event(Deed::Partition);
    event.groups = {{"client", "relay"}, {"alice"}};
    event.mode = mode;
    event.by = 10;
    event.until = 100 * sim::kMillisecond;
    greeting.run();
    return greeting;
  };
  Greeting dropped = partition(sim::CutMode::Drop);
  CHECK(dropped.result.ending == Ending::Stuck);
  CHECK(dropped.result.lost->loss == sim::Loss::Partition);
  Greeting held = partition(sim::CutMode::Hold);
  CHECK(held.result.ending == Ending::Value);
  CHECK(held.result.at == (100 + 5 + 3 + 5 + 5) * sim::kMillisecond);
  Greeting slowed = partition(sim::CutMode::Slow);
  CHECK(slowed.result.ending == Ending::Value);
  CHECK(slowed.result.at == (5 + 50 + 3 + 50 + 5) * sim::kMillisecond);
}

TEST_CASE("an isolated peer neither sends nor gets, as the direction says") {
  for (sim::Direction direction : {sim::Direction::In, sim::Direction::Out, sim::Direction::Both}) {
    Greeting greeting;
    greeting.at(Deed::Isolate, "alice").direction = direction;
    const sim::RunResult& result = greeting.run();
    CHECK(result.ending == Ending::Stuck);
    CHECK(greeting.greetings() == (direction == sim::Direction::Out ? 1 : 0));
  }
}

TEST_CASE("a crash cuts a step at each of five points") {
  struct Expected {
    sim::CrashPoint point;
    size_t greetings;
    bool answered;  // the answer was there
  };
  for (Expected expected : {Expected{sim::CrashPoint::Receive, 0, false}, Expected{sim::CrashPoint::Stored, 0, false},
                            Expected{sim::CrashPoint::Sent, 0, false}, Expected{sim::CrashPoint::Call, 1, false},
                            Expected{sim::CrashPoint::Answer, 1, true}}) {
    INFO(static_cast<int>(expected.point));
    Greeting greeting;
    sim::PlannedEvent& crash = greeting.at(Deed::Crash, "alice");
    crash.after = sees(sim::Trigger::Sees::ParticleReceived, "alice");
    crash.point = expected.point;
    const sim::RunResult& result = greeting.run();
    CHECK(result.ending == Ending::Stuck);
    CHECK(greeting.greetings() == expected.greetings);
    size_t answers =
        static_cast<size_t>(std::count_if(greeting.events.begin(), greeting.events.end(), [](const sim::Event& event) {
          return event.kind == EventKind::ServiceReturned && event.service == "greeter";
        }));
    CHECK(answers == (expected.answered ? 1 : 0));
    bool asked = expected.point != sim::CrashPoint::Receive;
    CHECK(greeting.waitsBecause(asked ? sim::Cause::ServiceCrashed : sim::Cause::MessageLost));
  }
}

TEST_CASE("after a restart a peer has what was on disk, and calls of before are not asked again") {
  for (bool keep : {true, false}) {
    Greeting greeting;
    sim::PlannedEvent& crash = greeting.at(Deed::Crash, "alice");
    crash.after = sees(sim::Trigger::Sees::ServiceCalled, "alice");
    crash.point = sim::CrashPoint::Call;
    sim::PlannedEvent& restart = greeting.at(Deed::Restart, "alice", 50 * sim::kMillisecond);
    restart.keepData = keep;
    sim::PlannedEvent& stale = greeting.at(Deed::Stale, "alice", 60 * sim::kMillisecond);
    (void)stale;
    const sim::RunResult& result = greeting.run();
    // The same particle again: with its data the peer knows that it has asked, without it asks again.
    CHECK(greeting.greetings() == (keep ? 1 : 2));
    CHECK(result.ending == (keep ? Ending::Stuck : Ending::Value));
  }
}

TEST_CASE("what was paused goes on where it was") {
  Greeting greeting;
  greeting.at(Deed::PausePeer, "alice").until = 200 * sim::kMillisecond;
  const sim::RunResult& result = greeting.run();
  CHECK(result.ending == Ending::Value);
  CHECK(result.at == (200 + 3 + 5 + 5) * sim::kMillisecond);
}

TEST_CASE("whose clock is ahead finds particles expired") {
  Greeting greeting;
  greeting.scenario.peers[2].skew = 11 * static_cast<int64_t>(sim::kSecond);
  const sim::RunResult& result = greeting.run();
  CHECK(greeting.count(EventKind::ParticleExpired) == 1);
  CHECK(greeting.greetings() == 0);
  CHECK(result.ending == Ending::Stuck);
  CHECK(greeting.waitsBecause(sim::Cause::MessageExpired));
  // A clock that is ahead by less is fine.
  greeting.scenario.peers[2].skew = 9 * static_cast<int64_t>(sim::kSecond);
  CHECK(greeting.run().ending == Ending::Value);
}

TEST_CASE("damage on the way is refused by the first peer that reads it, which keeps what it had") {
  struct Expected {
    sim::CorruptPart part;
    int64_t code;
  };
  for (Expected expected : {Expected{sim::CorruptPart::Envelope, 3}, Expected{sim::CorruptPart::Inner, 2},
                            Expected{sim::CorruptPart::Value, 8}, Expected{sim::CorruptPart::Tetraplet, 8}}) {
    INFO(static_cast<int>(expected.part));
    Greeting greeting;
    greeting.on(Deed::CorruptNext, "relay", "alice").part = expected.part;
    const sim::RunResult& result = greeting.run();
    CHECK(result.ending == Ending::Stuck);
    REQUIRE(result.failures.size() == 1);
    CHECK(result.failures[0].code == expected.code);
    CHECK(greeting.count(EventKind::ParticleRefused) == 1);
    CHECK(greeting.greetings() == 0);
    CHECK(greeting.waitsBecause(sim::Cause::MessageRefused));
  }
}

TEST_CASE("a fault on one wire shifts nothing on others") {
  Greeting quiet;
  quiet.scenario.network.quality.latency = sim::parseRange("5ms..50ms");
  quiet.run();
  Greeting faulty;
  faulty.scenario.network.quality.latency = sim::parseRange("5ms..50ms");
  faulty.on(Deed::DuplicateNext, "relay", "alice");
  faulty.run();
  auto arrivals = [](const Greeting& greeting, uint32_t from, uint32_t to) {
    std::vector<sim::Micros> took;
    for (const sim::Event& event : greeting.events)
      if (event.kind == EventKind::ParticleReceived && event.message.from == from && event.message.to == to &&
          event.message.copy == 0)
        took.push_back(event.at - greeting.events[event.because - 1].at);
    return took;
  };
  for (uint32_t from = 0; from < 3; ++from)
    for (uint32_t to = 0; to < 3; ++to) {
      std::vector<sim::Micros> before = arrivals(quiet, from, to), after = arrivals(faulty, from, to);
      REQUIRE(after.size() >= before.size());
      after.resize(before.size());
      CHECK(before == after);
    }
}

TEST_CASE("several calls are several particles that do not disturb each other") {
  Greeting greeting;
  greeting.scenario.calls.resize(2);
  greeting.scenario.calls[0].id = "first";
  greeting.scenario.calls[1].id = "second";
  greeting.scenario.calls[1].at = 4 * sim::kMillisecond;
  std::vector<sim::Invocation> invocations(2, greeting.invocation);
  invocations[1].args = {{"name", Value::string("Bob")}};
  sim::RunResult result = sim::simulate(greeting.scenario, invocations);
  REQUIRE(result.others.size() == 1);
  CHECK(result.ending == Ending::Value);
  CHECK(result.values[0].asString() == "hello Ada");
  CHECK(result.others[0].values[0].asString() == "hello Bob");
  CHECK(result.others[0].at == result.at + 4 * sim::kMillisecond);
  CHECK(result.particle != result.others[0].particle);
}

TEST_CASE("a call may wait for something that happens") {
  Greeting greeting;
  greeting.scenario.calls.resize(2);
  greeting.scenario.calls[1].after = sees(sim::Trigger::Sees::CallEnded, "client");
  std::vector<sim::Invocation> invocations(2, greeting.invocation);
  sim::RunResult result = sim::simulate(greeting.scenario, invocations);
  REQUIRE(result.others.size() == 1);
  CHECK(result.others[0].ending == Ending::Value);
  CHECK(result.others[0].at == 2 * result.at);
}

TEST_CASE("an event that cannot be applied is told") {
  Greeting greeting;
  greeting.at(Deed::Crash, "alice");
  greeting.at(Deed::Crash, "alice", sim::kMillisecond);
  greeting.event(Deed::Heal);
  const sim::RunResult& result = greeting.run();
  REQUIRE(result.inapplicable.size() == 2);
  CHECK(result.inapplicable[0].reason == "there is no partition");
  CHECK(result.inapplicable[1].reason == "alice is down already");
}

TEST_CASE("events that only wait for the end of time do not keep a run alive") {
  Greeting greeting;
  sim::PlannedEvent& every = greeting.at(Deed::ClockSkew, "alice");
  every.every = sim::kSecond;
  greeting.at(Deed::Crash, "alice", 3600 * sim::kSecond);
  const sim::RunResult& result = greeting.run();
  CHECK(result.ending == Ending::Value);
  CHECK(result.usage.events[1] == 0);
  CHECK(result.stats.time < sim::kSecond);
}

TEST_CASE("an old message that comes again is merged") {
  Greeting greeting;
  greeting.at(Deed::Stale, "relay", 15 * sim::kMillisecond);
  const sim::RunResult& result = greeting.run();
  CHECK(result.ending == Ending::Value);
  CHECK(greeting.greetings() == 1);
  CHECK(result.usage.events[0] == 1);
}

TEST_CASE("a client feeds one answer to each run of its interpreter, a node all of an instant") {
  auto steps = [](sim::PeerKind kind) {
    sim::Scenario scenario = sim::plainScenario();
    scenario.peers[0].kind = kind;
    scenario.peers[0].relay.clear();
    sim::Invocation invocation;
    invocation.from = "client";
    invocation.script = air::parseInPlace(R"((par (call %init_peer_id% ("op" "identity") [1])
      (par (call %init_peer_id% ("op" "identity") [2]) (call %init_peer_id% ("op" "identity") [3]))))");
    invocation.answers = false;
    return sim::simulate(scenario, invocation).stats.steps;
  };
  CHECK(steps(sim::PeerKind::Client) == 4);
  CHECK(steps(sim::PeerKind::Node) == 2);
}

TEST_CASE("a node goes on after an error that nobody caught, a client does not") {
  for (sim::PeerKind kind : {sim::PeerKind::Client, sim::PeerKind::Node}) {
    sim::Scenario scenario = sim::plainScenario();
    scenario.peers[0].kind = kind;
    scenario.peers[0].relay.clear();
    scenario.services.push_back(
        {"s", {"client"}, {{"bad", Behaviour::error(1, "no")}, {"good", Behaviour::of(Behaviour::Kind::Unit)}}});
    sim::Invocation invocation;
    invocation.from = "client";
    invocation.script = air::parseInPlace(R"((seq (call %init_peer_id% ("op" "noop") [])
      (par (call %init_peer_id% ("s" "good") []) (seq (call %init_peer_id% ("op" "noop") [])
        (fail 7 "stop")))))");
    invocation.answers = false;
    sim::SimOptions options;
    options.recordCalls = true;
    sim::RunResult result = sim::simulate(scenario, invocation, options);
    CHECK(result.calls.size() >= 2);
  }
}

TEST_CASE("who crashes after a call gets no answer, also after a restart") {
  Greeting greeting;
  greeting.at(Deed::Crash, "client", 6 * sim::kMillisecond);
  greeting.at(Deed::Restart, "client", 7 * sim::kMillisecond);
  const sim::RunResult& result = greeting.run();
  CHECK(result.ending == Ending::Stuck);
  CHECK(result.values.empty());
  CHECK(greeting.greetings() == 1);  // the others go on
  REQUIRE_FALSE(result.waits.empty());
  CHECK(result.waits[0].cause == sim::Cause::CallerCrashed);
}

TEST_CASE("a crash in the middle of the calls of a step leaves no answer behind") {
  Greeting greeting;
  sim::PlannedEvent& crash = greeting.at(Deed::Crash, "alice");
  crash.after = sees(sim::Trigger::Sees::ServiceCalled, "alice");
  const sim::RunResult& result = greeting.run();
  CHECK(result.ending == Ending::Stuck);
  CHECK(greeting.count(EventKind::ServiceReturned) == 3);  // two arguments on the client, and the relay
  CHECK(greeting.waitsBecause(sim::Cause::ServiceCrashed));
}

TEST_CASE("what the initiator signs, and its signature, are those of production peers") {
  auto seed = crypto::fromBase64("7h48PQ/f1rS9TxacmgODxbD42Il9B3KC117jvOPppPE=");
  REQUIRE(seed);
  std::array<uint8_t, 32> bytes{};
  std::copy(seed->begin(), seed->end(), bytes.begin());
  crypto::KeyPair key = crypto::KeyPair::fromSeed(bytes);
  auto message = sim::signedBytes("2883f959-e9e7-4843-8c37-205d393ca372", 1696934545662, 7000, "abc");
  CHECK(crypto::base64(message) == "Mjg4M2Y5NTktZTllNy00ODQzLThjMzctMjA1ZDM5M2NhMzcy/kguGYsBAABYGwAAYWJj");
  CHECK(crypto::base64(key.sign(message)) ==
        "KceXDnOfqe0dOnAxiDsyWBIvUq6WHoT0ge+VMHXOZsjZvCNH7/10oufdlYfcPomfv28On6E87ZhDcHGBZcb7Bw==");
}

TEST_CASE("a node looks three seconds for a peer, and after three times bans it for a minute") {
  // A call every four seconds, each with a message from the relay to alice.
  constexpr size_t kCalls = 20;
  auto lossesWith = [](std::vector<sim::Micros> fails) {
    Greeting greeting;
    for (sim::Micros at : fails) greeting.on(Deed::DialFailure, "relay", "alice").at = at * sim::kSecond;
    greeting.scenario.calls.resize(kCalls);
    std::vector<sim::Invocation> invocations(kCalls, greeting.invocation);
    for (size_t i = 0; i < kCalls; ++i) {
      greeting.scenario.calls[i].id = "c" + std::to_string(i);
      greeting.scenario.calls[i].at = 4 * i * sim::kSecond;
    }
    std::map<sim::Loss, std::vector<sim::Micros>> lost;
    sim::SimOptions options;
    options.onEvent = [&](const sim::Event& event) {
      if (event.kind == EventKind::ParticleLost) lost[event.loss].push_back(event.at / sim::kSecond);
    };
    sim::simulate(greeting.scenario, invocations, options);
    return lost;
  };
  auto lost = lossesWith({0, 1, 5});
  CHECK(lost[sim::Loss::Dial] == std::vector<sim::Micros>{3, 7, 11});
  REQUIRE(lost[sim::Loss::Banned].size() == 15);
  CHECK(lost[sim::Loss::Banned].front() == 12);
  CHECK(lost[sim::Loss::Banned].back() == 68);
  // A connection in between makes the peer forget the failures.
  lost = lossesWith({0, 1, 9});
  CHECK(lost[sim::Loss::Dial] == std::vector<sim::Micros>{3, 7, 15});
  CHECK(lost[sim::Loss::Banned].empty());
}

TEST_CASE("a client does not look for its relay") {
  Greeting greeting;
  greeting.on(Deed::DialFailure, "client", "relay");
  CHECK(greeting.run().ending == Ending::Stuck);
  CHECK(greeting.result.lost->loss == sim::Loss::Dial);
  CHECK(greeting.result.stats.time < sim::kSecond);
}
