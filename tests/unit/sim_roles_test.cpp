// Peers that are no longer honest: each role has exactly the reaction that roles.def promises.
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
using sim::Role;
using values::Value;

namespace {

/// What the relay, alice and bob do one after the other for the client.
constexpr std::string_view kChain = R"((seq (seq (call %init_peer_id% ("getDataSrv" "-relay-") [] -relay-)
  (call -relay- ("op" "noop") [])) (seq (call {alice} ("s" "f") [] x) (seq (call {bob} ("s" "g") [x] y)
  (seq (call -relay- ("op" "noop") []) (call %init_peer_id% ("callbackSrv" "response") [x y]))))))";
/// The result of alice goes to bob and to carol, and both tell dan.
constexpr std::string_view kFork = R"((seq (seq (call %init_peer_id% ("getDataSrv" "-relay-") [] -relay-)
  (call -relay- ("op" "noop") [])) (seq (call {alice} ("s" "f") [] x) (seq (par
  (seq (call {bob} ("s" "g") [x] y) (call {dan} ("op" "noop") []))
  (seq (call {carol} ("s" "g") [x] z) (call {dan} ("op" "noop") [])))
  (seq (call {dan} ("s" "h") [y z]) (seq (call -relay- ("op" "noop") [])
  (call %init_peer_id% ("callbackSrv" "response") [x])))))))";

struct Stage {
  explicit Stage(std::string_view air = kChain) : scenario(sim::plainScenario()) {
    for (const char* name : {"alice", "bob", "carol", "dan"}) {
      scenario.peers.emplace_back().name = name;
      std::string slot = std::string("{") + name + "}", id = sim::keyOf(scenario.peers.back()).peerId();
      if (text.empty()) text = air;
      for (size_t at = text.find(slot); at != std::string::npos; at = text.find(slot))
        text.replace(at, slot.size(), "\"" + id + "\"");
    }
    scenario.services.push_back({"s",
                                 {},
                                 {{"f", Behaviour::returns(Value::string("true"))},
                                  {"g", Behaviour::of(Behaviour::Kind::Echo)},
                                  {"h", Behaviour::of(Behaviour::Kind::Unit)}}});
    invocation.script = air::parseInPlace(text);
    invocation.ttl = 10 * sim::kSecond;
  }
  Stage(const Stage&) = delete;

  sim::PlannedEvent& become(std::string peer, Role role, std::string target = "") {
    sim::PlannedEvent& event = scenario.events.emplace_back();
    event.deed = Deed::Become;
    event.peers = {std::move(peer)};
    event.role = role;
    event.target = std::move(target);
    return event;
  }
  sim::Peer& peer(std::string_view name) {
    return *std::find_if(scenario.peers.begin(), scenario.peers.end(),
                         [&](const sim::Peer& one) { return one.name == name; });
  }
  /// `calls`: of the same function, a second apart.
  const sim::RunResult& run(size_t calls = 1) {
    sim::SimOptions options;
    options.recordTruth = true;
    events.clear();
    options.onEvent = [&](const sim::Event& event) { events.push_back(event); };
    scenario.calls.resize(calls);
    for (size_t i = 0; i < calls; ++i) {
      scenario.calls[i].id = "c" + std::to_string(i);
      scenario.calls[i].at = i * sim::kSecond;
    }
    std::vector<sim::Invocation> invocations(calls, invocation);
    result = sim::simulate(scenario, invocations, options);
    CHECK(result.forged.empty());
    return result;
  }
  std::string name(uint32_t index) const { return index == sim::kNobody ? "" : scenario.peers[index].name; }
  /// `bob<alice 8`: who refused whose data with which code, in order.
  std::string refusals() const {
    std::string all;
    for (const sim::Event& event : events)
      if (event.kind == EventKind::ParticleRefused)
        all += (all.empty() ? "" : " ") + name(event.peer) + "<" + name(event.other) + " " + std::to_string(event.code);
    return all;
  }
  /// `alice>bob bad_signature`.
  std::string losses() const {
    std::string all;
    for (const sim::Event& event : events)
      if (event.kind == EventKind::ParticleLost)
        all += (all.empty() ? "" : " ") + name(event.peer) + ">" + name(event.other) + " " +
               std::string(wordOf(event.loss)) + (event.rule == sim::kNobody ? "" : "!");
    return all;
  }
  bool refusedWith(std::string_view words) const {
    return std::any_of(events.begin(), events.end(), [&](const sim::Event& event) {
      return event.kind == EventKind::ParticleRefused && event.text.find(words) != std::string::npos;
    });
  }
  /// Functions of `s` that were called on a peer.
  std::string calledOn(std::string_view peer) const {
    std::string all;
    for (const sim::Event& event : events)
      if (event.kind == EventKind::ServiceCalled && event.service == "s" && name(event.peer) == peer)
        all += event.function;
    return all;
  }

  std::string text;
  sim::Scenario scenario;
  sim::Invocation invocation;
  sim::RunResult result;
  std::vector<sim::Event> events;
};

}  // namespace

TEST_CASE("without roles both scripts come out") {
  Stage chain, fork(kFork);
  CHECK(chain.run().ending == Ending::Value);
  CHECK(fork.run().ending == Ending::Value);
  CHECK(chain.result.values[0].asString() == "true");
  CHECK(chain.losses() + chain.refusals() + fork.losses() + fork.refusals() == "");
}

TEST_CASE("liar: nobody notices") {
  Stage stage;
  stage.become("alice", Role::Liar);
  REQUIRE(stage.run().ending == Ending::Value);
  CHECK(stage.result.values[0].asString() == "true~");
  CHECK(stage.result.values[1].asString() == "true~");
  CHECK(stage.refusals() + stage.losses() == "");
  CHECK(stage.result.usage.events[0] == 1);
  // It is aimed at others.
  stage.scenario.events[0].target = "bob";
  CHECK(stage.run().values[0].asString() == "true");
  CHECK(stage.result.usage.events[0] == 0);
}

TEST_CASE("forger: the first honest receiver refuses with code 9") {
  Stage stage;
  stage.become("alice", Role::Forger);
  CHECK(stage.run().ending == Ending::Stuck);
  CHECK(stage.refusals() == "bob<alice 9");
  CHECK(stage.refusedWith("peer_id doens't match any available public key: \"" +
                          sim::keyOf(stage.peer("client")).peerId()));
  CHECK(stage.calledOn("bob") == "");
  Stage other;
  other.become("bob", Role::Forger, "alice");
  other.run();
  CHECK(other.refusals() == "relay<bob 9");
  CHECK(other.refusedWith("peer_id doens't match any available public key: \"" +
                          sim::keyOf(other.peer("alice")).peerId()));
}

TEST_CASE("editor: the first honest receiver refuses with code 8") {
  Stage stage;
  stage.become("bob", Role::Editor, "alice");
  CHECK(stage.run().ending == Ending::Stuck);
  CHECK(stage.refusals() == "relay<bob 8");
  CHECK(stage.refusedWith("Value mismatch in the \"air_interpreter_data::raw_value::RawValue\" store"));
}

TEST_CASE("equivocator: code 9 where two versions meet, and not before") {
  for (const char* target : {"", "bob", "carol"}) {
    INFO(target);
    Stage stage(kFork);
    stage.become("alice", Role::Equivocator, target);
    CHECK(stage.run().ending == Ending::Stuck);
    CHECK(stage.calledOn("bob") == "g");
    CHECK(stage.calledOn("carol") == "g");
    CHECK(stage.refusals() == "dan<carol 9");
    CHECK(stage.refusedWith("inconsistent CID multisets on merge for peer \"" +
                            sim::keyOf(stage.peer("alice")).peerId()));
    CHECK(stage.losses() == "");
  }
  // Where only one version goes, nobody can know.
  Stage chain;
  chain.become("alice", Role::Equivocator, "bob");
  CHECK(chain.run().ending == Ending::Value);
  CHECK(chain.result.values[0].asString() == "true~");
}

TEST_CASE("replayer: signatures belong to the other particle, code 9") {
  Stage stage;
  stage.become("alice", Role::Replayer);
  stage.run(2);
  CHECK(stage.result.ending == Ending::Value);
  REQUIRE(stage.result.others.size() == 1);
  CHECK(stage.result.others[0].ending == Ending::Stuck);
  CHECK(stage.refusals() == "bob<alice 9");
  CHECK(stage.refusedWith("signature mismatch for \""));
}

TEST_CASE("whoever changes script or header is caught by the signature of the particle") {
  for (Role role : {Role::ScriptEditor, Role::HeaderEditor, Role::Impersonator}) {
    INFO(wordOf(role));
    Stage stage;
    stage.become("alice", role);
    CHECK(stage.run().ending == Ending::Stuck);
    CHECK(stage.losses() == "alice>bob bad_signature!");
    CHECK(stage.calledOn("bob") == "");
    REQUIRE_FALSE(stage.result.waits.empty());
    CHECK(stage.result.waits[0].loss == sim::Loss::BadSignature);
    // A client looks at what its relay sends, also from others.
    Stage behind;
    behind.become("relay", role, role == Role::Impersonator ? "bob" : "client");
    behind.peer("alice").verifies = behind.peer("bob").verifies = behind.peer("relay").verifies = false;
    behind.run();
    CHECK(behind.losses() == (role == Role::Impersonator ? "" : "relay>client bad_signature!"));
  }
}

TEST_CASE("where signatures of particles are not checked, a changed script is executed, but not by others") {
  Stage stage;
  stage.become("alice", Role::ScriptEditor);
  stage.peer("bob").verifies = false;
  CHECK(stage.run().ending == Ending::Stuck);
  CHECK(stage.calledOn("bob") == "x");
  // Bob's call of a function that is not there fails, and what bob sends on has the changed script as well.
  stage.scenario.services[0].functions.emplace_back("x", Behaviour::of(Behaviour::Kind::Unit));
  stage.run();
  CHECK(stage.calledOn("bob") == "x");
  CHECK(stage.losses() == "bob>relay bad_signature!");
}

TEST_CASE("where signatures of particles are not checked, another initiator is found out by the interpreter") {
  Stage stage;
  stage.become("alice", Role::Impersonator);
  stage.peer("bob").verifies = false;
  CHECK(stage.run().ending == Ending::Stuck);
  CHECK(stage.refusals() == "bob<alice 20017");
}

TEST_CASE("where signatures of particles are not checked, a longer life is believed") {
  Stage stage;
  stage.become("alice", Role::HeaderEditor);  // the ttl of the first message
  stage.invocation.ttl = sim::kSecond;
  stage.scenario.peers[3].skew = 1500 * static_cast<int64_t>(sim::kMillisecond);
  CHECK(stage.peer("bob").skew > 0);
  stage.peer("bob").verifies = false;
  stage.run();
  CHECK(stage.calledOn("bob") == "g");
  stage.scenario.events.clear();
  stage.run();
  CHECK(stage.calledOn("bob") == "");
}

TEST_CASE("stripper: what it tells is taken, and nobody loses anything") {
  Stage stage;
  stage.become("relay", Role::Stripper);
  CHECK(stage.run().ending == Ending::Stuck);
  CHECK(stage.refusals() + stage.losses() == "");
  CHECK(stage.calledOn("bob") == "g");
  CHECK(stage.result.usage.events[0] == 1);
}

TEST_CASE("selective: the others wait") {
  Stage stage(kFork);
  stage.become("alice", Role::Selective);
  CHECK(stage.run().ending == Ending::Stuck);
  CHECK(stage.losses() == "alice>carol withheld!");
  REQUIRE_FALSE(stage.result.waits.empty());
  CHECK(std::any_of(stage.result.waits.begin(), stage.result.waits.end(),
                    [](const sim::Wait& wait) { return wait.loss == sim::Loss::Withheld; }));
  stage.scenario.events[0].target = "bob";
  stage.run();
  CHECK(stage.losses() == "alice>bob withheld!");
}

TEST_CASE("late: the particle is over when it comes") {
  Stage stage;
  stage.become("alice", Role::Late);
  CHECK(stage.run().ending == Ending::Expired);
  CHECK(stage.calledOn("bob") == "");
  auto expired = std::find_if(stage.events.begin(), stage.events.end(),
                              [](const sim::Event& event) { return event.kind == EventKind::ParticleExpired; });
  REQUIRE(expired != stage.events.end());
  CHECK(stage.name(expired->peer) == "bob");
  CHECK(expired->late == 4 * static_cast<int64_t>(sim::kMillisecond));
}

TEST_CASE("flooder: only queues limit it, and it stops when nobody waits any more") {
  Stage stage;
  stage.become("carol", Role::Flooder, "bob").rate = 7;
  CHECK(stage.run().ending == Ending::Value);
  auto from = [&](std::string_view sender, EventKind kind) {
    return std::count_if(stage.events.begin(), stage.events.end(), [&](const sim::Event& event) {
      return event.kind == kind && stage.name(event.message.from) == sender;
    });
  };
  CHECK(from("carol", EventKind::ParticleReceived) == 7);
  CHECK(stage.result.others.empty());
  CHECK(stage.losses() + stage.refusals() == "");
  // Bob's answers to all of them are too many at once.
  stage.peer("bob").queue = 4;
  stage.run();
  CHECK(from("bob", EventKind::ParticleLost) == 3);
  // As long as somebody waits, every second.
  stage.peer("bob").queue.reset();
  stage.scenario.services[0].functions[1].second.takes = sim::parseRange("2500ms");
  CHECK(stage.run().ending == Ending::Value);
  CHECK(from("carol", EventKind::ParticleReceived) == 21);
  CHECK(stage.result.stats.time < 4 * sim::kSecond);
  // And not after its end.
  stage.scenario.events[0].until = 1500 * sim::kMillisecond;
  stage.run();
  CHECK(from("carol", EventKind::ParticleReceived) == 14);
}

TEST_CASE("address thief: believed, and the origin of its answers tells") {
  Stage honest(R"((seq (call %init_peer_id% ("getDataSrv" "-relay-") [] -relay-) (seq (seq
    (call -relay- ("kad" "neighborhood") [{alice} [] []] near) (seq
    (call -relay- ("peer" "is_connected") [{alice}] connected) (call -relay- ("peer" "timestamp_sec") [] now)))
    (call %init_peer_id% ("callbackSrv" "response") [near connected now]))))");
  honest.run();
  REQUIRE(honest.result.ending == Ending::Value);
  std::vector<Value> truth = honest.result.values;
  honest.become("relay", Role::AddressThief, "carol");
  const sim::RunResult& result = honest.run();
  REQUIRE(result.ending == Ending::Value);
  CHECK(result.values[0] == Value::array({Value::string(sim::keyOf(honest.peer("carol")).peerId())}));
  CHECK(result.values[1].asBool() != truth[1].asBool());
  CHECK(*result.values[2].asInt64() - *truth[2].asInt64() == 365 * 24 * 3600);
  CHECK(result.usage.events[0] == 3);
  CHECK(honest.refusals() + honest.losses() == "");
}

TEST_CASE("tamper: a part of a value on the way, under the old signature, is refused with code 8") {
  Stage stage;
  sim::PlannedEvent& event = stage.scenario.events.emplace_back();
  event.deed = Deed::Tamper;
  event.from = {"bob"};
  event.to = {"*"};
  event.with = Value::string("false");
  CHECK(stage.run().ending == Ending::Stuck);
  CHECK(stage.refusals() == "relay<bob 8");
  CHECK(stage.result.usage.events[0] == 1);
  // A part that no value has: nothing happens.
  event.path = "a[0]";
  CHECK(stage.run().ending == Ending::Value);
  CHECK(stage.result.usage.events[0] == 0);
  stage.scenario.services[0].functions[0].second = Behaviour::returns(
      Value::object({{"a", Value::array({Value::object({{"b", Value::integer(1)}}), Value::integer(2)})}}));
  for (const char* path : {"a[0].b", "a[-1]", "a[*]", "a"}) {
    INFO(path);
    event.path = path;
    stage.run();
    CHECK(stage.refusals() == "relay<bob 8");
  }
}
