// Services that modules and scripts compute: copies of a world come to the same states by the same calls.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

#include "compiler/air/parse.h"
#include "runtime/builtins/artifact.h"
#include "runtime/crypto/cid.h"
#include "runtime/marine/config.h"
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

/// A manager makes a service of a module on its relay, and counts on it.
struct Made {
  explicit Made(sim::Manner manner) {
    scenario = sim::plainScenario();
    scenario.peers[1].manager = scenario.peers[0].name;
    std::ifstream in("tests/wasm/modules/greeting.wasm", std::ios::binary);
    const crypto::Bytes module(std::istreambuf_iterator<char>(in), {});
    const std::string hash = crypto::cidOfBytes(module);
    invocation.args = {{"content", Value::string(crypto::base64(module))},
                       {"config", Value::object({{"name", Value::string("greeting")}})},
                       {"blueprint", Value::string(R"({"dependencies":[{"/":")" + hash + R"("}],"name":"b"})")}};
    std::string calls = "(call %init_peer_id% (\"callbackSrv\" \"response\") [a b c memory])";
    auto before = [&](const std::string& call) { calls = "(seq " + call + " " + calls + ")"; };
    before("(call relay (\"op\" \"noop\") [])");
    before("(call relay (\"stat\" \"service_memory\") [service] memory)");
    for (const char* name : {"c", "b", "a"}) before(std::string("(call relay (service \"count\") [] ") + name + ")");
    before("(call relay (\"srv\" \"create\") [id] service)");
    before("(call relay (\"dist\" \"add_blueprint\") [blueprint] id)");
    before("(call relay (\"dist\" \"add_module\") [content config])");
    for (const char* name : {"-relay-", "blueprint", "config", "content"}) {
      const std::string to = name[0] == '-' ? "relay" : name;
      before(std::string("(call %init_peer_id% (\"getDataSrv\" \"") + name + "\") [] " + to + ")");
    }
    text = calls;
    invocation.script = air::parseInPlace(text);
    image.emplace(scenario, invocation, manner);
  }
  Made(const Made&) = delete;
  Made& operator=(const Made&) = delete;

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

TEST_CASE("copies of worlds come to the same states, of services that a program has made") {
  Made made(copying());
  sim::World whole(*made.image, 1);
  const std::string expected = Counting::end(whole);
  CHECK(expected.starts_with(R"([1,2,3,[{"memory_size_bytes":131072,"name":"greeting"}]] at )"));
  sim::World world(*made.image, 1);
  while (!world.quiet()) {
    sim::World copy = world;
    CHECK(copy.fingerprint() == world.fingerprint());
    CHECK(Counting::end(copy) == expected);
    world.take(world.next());
  }
  CHECK(Counting::end(world) == expected);
}

TEST_CASE("the seed is that of random numbers in scripts") {
  Counting counting(counter());
  sim::World one(*counting.image, 1), again(*counting.image, 1), other(*counting.image, 2);
  const std::string first = Counting::end(one);
  CHECK(first == Counting::end(again));
  CHECK(first != Counting::end(other));
}
