// Fingerprints say what data holds, and nothing else.
#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "compiler/air/parse.h"
#include "data_samples.h"
#include "runtime/data/codec/codec.h"
#include "runtime/data/fingerprint.h"
#include "runtime/vm/vm.h"

using namespace aqua;
using namespace aqua::data;
using namespace aqua::data::samples;

namespace {

/// Two services of one peer, asked at once after a first one; their answers come in any order.
struct Calls {
  Calls()
      : script(air::parseInPlace(R"((seq (call %init_peer_id% ("s" "first") [] x0)
                                       (par (call %init_peer_id% ("s" "f") [] x)
                                            (call %init_peer_id% ("s" "g") [] y))))")) {
    params.initPeerId = params.currentPeerId = peerA().peerId();
    params.particleId = kParticle;
    params.key = &peerA();
    begun = answer(vm::run(*script, {}, {}, params, {}).data, 1);
  }
  vm::DataPtr answer(const vm::DataPtr& data, uint32_t id) const {
    vm::Outcome outcome = vm::run(*script, data, {}, params, {{id, {0, std::to_string(10 * id)}}});
    REQUIRE(outcome.code == 0);
    return outcome.data;
  }

  std::shared_ptr<const air::Script> script;
  vm::Params params;
  vm::DataPtr begun;
};

}  // namespace

TEST_CASE("a fingerprint does not depend on what siblings did") {
  Calls alone;
  vm::DataPtr both = alone.answer(alone.answer(alone.begun, 2), 3);

  Calls forked;  // the sibling got the answers the other way round, so the records came up in another order
  vm::DataPtr sibling = forked.answer(forked.begun, 3);
  vm::DataPtr own = forked.answer(forked.answer(forked.begun, 2), 3);

  CHECK((encode(*both) != encode(*own)));  // else this test says nothing
  CHECK(fingerprintOf(*both) == fingerprintOf(*own));
  CHECK(fingerprintOf(*own) == fingerprintOf(*forked.answer(sibling, 2)));
  std::set<values::Fingerprint> states{fingerprintOf(*forked.begun), fingerprintOf(*sibling),
                                       fingerprintOf(*forked.answer(forked.begun, 2)), fingerprintOf(*own)};
  CHECK(states.size() == 4);
}

TEST_CASE("a fingerprint survives the way through bytes") {
  Data data = everything();
  Decoded read = decode(encode(data));
  REQUIRE(read.data);
  CHECK(fingerprintOf(*read.data) == fingerprintOf(data));
}

TEST_CASE("each part of data has its say in the fingerprint") {
  std::set<values::Fingerprint> seen{fingerprintOf(everything())};
  auto changed = [&](auto&& change) {
    Data data = everything();
    change(data);
    CHECK(seen.insert(fingerprintOf(data)).second);
  };
  size_t states = everything().trace.size();
  for (size_t i = 0; i < states; ++i) {
    INFO(i);
    changed([&](Data& data) { ++data.trace.edit(i).left; });
    changed([&](Data& data) { data.trace.edit(i).text = Text("other"); });
  }
  changed([](Data& data) { data.trace.pop_back(); });
  changed([](Data& data) { ++data.lastCallId; });
  changed([](Data& data) { putValue(data, "2"); });
  changed([](Data& data) { putTetraplet(data, {"p", "s", "f", ""}); });
  changed([](Data& data) { putResult(data, peerA(), "1", "[2]"); });
  changed([](Data& data) { putCanon(data, peerB(), {}); });
  changed([](Data& data) { data.signatures[storedKey(peerA())].back() ^= 1; });
  changed([](Data& data) { data.signatures.erase(storedKey(peerB())); });
  CHECK(fingerprintOf(nullptr) == values::Fingerprint{});
}
