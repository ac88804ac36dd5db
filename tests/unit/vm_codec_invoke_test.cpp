// The interface of the production VM: which fault comes first, what comes back (AIR execution spec 2.1, 2.3).
#include <catch2/catch.hpp>

#include "runtime/vm/codec.h"
#include "runtime/vm/codec_invoke.h"
#include "tests/unit/vm_samples.h"

using namespace aqua;
using namespace aqua::vm;

namespace {

using samples::peerA;

/// One call on peer a, whose result nobody has given yet.
Invocation request(std::string_view air = "(call %init_peer_id% (\"s\" \"f\") [] v)") {
  Invocation in;
  in.air = air;
  in.params.initPeerId = in.params.currentPeerId = peerA().peerId();
  in.params.particleId = samples::kParticle;
  in.secretKey = peerA().seed();
  return in;
}

}  // namespace

TEST_CASE("a step: a request, a result, nothing left") {
  Invocation in = request();
  InvocationOutcome first = invoke(in);
  REQUIRE(first.code == 0);
  REQUIRE(first.requests.size() == 1);
  in.previous = first.data;
  in.results[first.requests[0].id] = {0, "[1, 2]"};
  InvocationOutcome second = invoke(in);
  CHECK(second.code == 0);
  CHECK(second.requests.empty());
  Decoded decoded = decode(second.data);
  REQUIRE(decoded.data);
  CHECK(decoded.data->trace.size() == 1);
  CHECK(!verify(*decoded.data, samples::kParticle));
}

TEST_CASE("which fault comes first") {
  Bytes noise{1, 2, 3};
  Data forged = samples::everything();
  forged.signatures.clear();
  Bytes unsignedData = encode(forged);
  Invocation in = request("(seq");
  in.secretKey = {};
  in.results[1] = {0, "12345"};
  in.callResultSizeLimit = 4;
  in.airSizeLimit = in.particleSizeLimit = 2;
  in.hardLimits = true;
  in.previous = noise;
  in.current = noise;
  CHECK(invoke(in).message == "air size: 4 bytes is bigger than the limit allowed: 2 bytes");
  in.airSizeLimit = 4;
  CHECK(invoke(in).message == "Current_data particle size: 3 bytes is bigger than the limit allowed: 2 bytes");
  in.particleSizeLimit = 1 << 20;
  CHECK(invoke(in).code == 3);
  CHECK(invoke(in).data == noise);
  in.previous = {};
  in.current = unsignedData;
  CHECK(invoke(in).code == 9);
  in.current = {};
  CHECK(invoke(in).code == 1);
  CHECK(invoke(in).message.starts_with("air can't be parsed:\n"));
  in.air = "(null)";
  in.airSizeLimit = 1 << 20;
  InvocationOutcome exceeded = invoke(in);
  CHECK(exceeded.message == "Call result size is bigger than the limit allowed: 4 bytes");
  CHECK(exceeded.callResultSizeExceeded);
  in.hardLimits = false;
  CHECK(invoke(in).code == 7);
  in.secretKey = peerA().seed();
  InvocationOutcome unused = invoke(in);
  CHECK(unused.code == 30000);
  CHECK(unused.callResultSizeExceeded);
  CHECK(!unused.data.empty());
}

TEST_CASE("soft limits are flags") {
  Invocation in = request();
  in.airSizeLimit = 1;
  Bytes data = encode(Data());
  in.current = data;
  in.particleSizeLimit = data.size();
  InvocationOutcome outcome = invoke(in);
  CHECK(outcome.code == 0);
  CHECK(outcome.airSizeExceeded);
  CHECK_FALSE(outcome.particleSizeExceeded);
  CHECK_FALSE(outcome.callResultSizeExceeded);
}

TEST_CASE("errors that nothing catches give the previous bytes back, the others new data") {
  Invocation in = request("(seq (ap 1 x) (ap 2 x))");
  Bytes previous = encode(Data());
  previous.push_back(0);  // not what would be written
  in.previous = previous;
  InvocationOutcome outcome = invoke(in);
  CHECK(outcome.code == 20007);
  CHECK(outcome.data == previous);
  in.air = "(fail 7 \"seven\")";
  outcome = invoke(in);
  CHECK(outcome.code == 10006);
  CHECK(decode(outcome.data).data);
}

TEST_CASE("signatures are merged before the script is looked at") {
  Data mine;
  mine.trace = {State::callScalar(samples::putResult(mine, peerA(), "1"))};
  samples::sign(mine, {&peerA()});
  Data other;
  other.trace = {State::callScalar(samples::putResult(other, peerA(), "2"))};
  samples::sign(other, {&peerA()});
  Bytes previous = encode(mine), current = encode(other);
  Invocation in = request("(seq");
  in.previous = previous;
  in.current = current;
  CHECK(invoke(in).code == 9);
  in.current = previous;
  CHECK(invoke(in).code == 1);
}
