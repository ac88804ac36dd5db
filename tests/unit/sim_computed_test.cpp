// Services that modules and scripts compute: copies of a world come to the same states by the same calls.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

#include "compiler/air/parse.h"
#include "runtime/marine/config.h"
#include "runtime/builtins/artifact.h"
#include "runtime/sim/world.h"

using namespace aqua;
using sim::Behaviour;
using values::Value;

namespace {

std::shared_ptr<const sim::Artifact> greeting() {
  std::ifstream in("tests/wasm/modules/greeting.wasm", std::ios::binary);
  auto code = wasm::Module::read(wasm::Bytes(std::istreambuf_iterator<char>(in), {}));
  REQUIRE(code);
  auto artifact = std::make_shared<sim::Artifact>();
  artifact->file = "greeting.wasm";
  artifact->service = marine::singleModule("greeting", *code);
  return artifact;
}

std::shared_ptr<const sim::Artifact> counter() {
  auto artifact = std::make_shared<sim::Artifact>();
  artifact->file = "counter.js";
  artifact->script = "let count = 0; service({ count() { return ++count + Math.random(); } });";
  return artifact;
}

/// A client that counts on one peer again and again.
struct Counting {
  explicit Counting(std::shared_ptr<const sim::Artifact> artifact, sim::Manner manner = {}, sim::Pace pace = {1, 10}) {
    scenario = sim::plainScenario();
    scenario.peers.push_back({"bob", sim::PeerKind::Node, "", std::nullopt});
    Behaviour computed = Behaviour::of(Behaviour::Kind::Computed);
    computed.script = !artifact->service;
    computed.artifact = std::move(artifact);
    computed.pace = pace;
    scenario.services.push_back({"s", {"bob"}, {{"*", computed}}});
    const std::string bob = sim::keyOf(scenario.peers.back()).peerId();
    std::string calls = "(call %init_peer_id% (\"callbackSrv\" \"response\") [a b c d])";
    for (const char* name : {"d", "c", "b", "a"})
      calls = "(seq (seq (call -relay- (\"op\" \"noop\") []) (seq (call \"" + bob + "\" (\"s\" \"count\") [] " + name +
              ") (call -relay- (\"op\" \"noop\") []))) " + calls + ")";
    text = "(seq (call %init_peer_id% (\"getDataSrv\" \"-relay-\") [] -relay-) " + calls + ")";
    invocation.script = air::parseInPlace(text);
    image.emplace(scenario, invocation, manner);
  }

  static std::string end(sim::World& world) {
    sim::RunResult run = runToEnd(world, {});
    return Value::array(run.values).text() + " at " + std::to_string(run.at);
  }

  sim::Scenario scenario;
  std::string text;
  sim::Invocation invocation;
  std::optional<sim::ScenarioImage> image;
};

sim::Manner copying() {
  sim::Manner manner;
  manner.copied = true;
  return manner;
}

}  // namespace

TEST_CASE("a module keeps its state, and its fuel takes time") {
  auto endWith = [](sim::Pace pace) {
    Counting counting(greeting(), {}, pace);
    sim::World world(*counting.image, 1);
    return Counting::end(world);
  };
  const std::string worked = endWith({1, 10}), atOnce = endWith({});
  CHECK(worked.starts_with("[1,2,3,4] at "));
  CHECK(atOnce.starts_with("[1,2,3,4] at "));
  CHECK(worked != atOnce);
}

TEST_CASE("copies of worlds come to the same states, of modules and of scripts") {
  for (const auto& artifact : {greeting(), counter()}) {
    Counting counting(artifact, copying());
    sim::World whole(*counting.image, 1);
    const std::string expected = Counting::end(whole);
    sim::World world(*counting.image, 1);
    std::vector<values::Fingerprint> seen;
    while (!world.quiet()) {
      sim::World copy = world, copyOfCopy = copy;
      CHECK(copy.fingerprint() == world.fingerprint());
      CHECK(Counting::end(copy) == expected);
      CHECK(Counting::end(copyOfCopy) == expected);
      world.take(world.next());
    }
    CHECK(Counting::end(world) == expected);
  }
}

TEST_CASE("the seed is that of random numbers in scripts") {
  Counting counting(counter());
  sim::World one(*counting.image, 1), again(*counting.image, 1), other(*counting.image, 2);
  const std::string first = Counting::end(one);
  CHECK(first == Counting::end(again));
  CHECK(first != Counting::end(other));
}
