// The interface of the production VM: which fault comes first, what comes back (EXECUTION.md 2.1, 2.3).
#include <catch2/catch.hpp>

#include <array>
#include <map>

#include <fmt/format.h>

#include "compiler/air/parse.h"
#include "runtime/data/codec/codec.h"
#include "runtime/data/codec/human.h"
#include "runtime/vm/invoke.h"
#include "tests/unit/data_samples.h"

using namespace aqua;
using namespace aqua::data;
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

// ------------------------------------------------------------------------- data that travels is data that is shared

namespace {

/// Peers that send data to each other in a fixed but varied order, as handles or as bytes. Everything that can be seen.
std::string story(const air::Script& script, const std::array<crypto::KeyPair, 3>& keys, bool asBytes,
                  uint32_t random) {
  struct Message {
    size_t to;
    DataPtr data;
    std::map<uint32_t, CallResult> results;
  };
  std::array<DataPtr, 3> kept;
  std::vector<Message> waiting{{0, nullptr, {}}};
  std::string seen;
  auto indexOf = [&](const std::string& id) {
    size_t i = 0;
    while (i < keys.size() && keys[i].peerId() != id) ++i;
    return i;
  };
  for (int step = 0; step < 200 && !waiting.empty(); ++step) {
    random = random * 1664525U + 1013904223U;
    auto pick = waiting.begin() + static_cast<std::ptrdiff_t>((random >> 8) % waiting.size());
    Message message = std::move(*pick);
    waiting.erase(pick);
    if (asBytes) {
      for (DataPtr* data : {&message.data, &kept[message.to]}) {
        if (!*data) continue;
        Transferred transferred = transfer(**data, samples::kParticle);
        REQUIRE(!transferred.fault);
        *data = transferred.data;
      }
    }
    Params params;
    params.initPeerId = keys[0].peerId();
    params.currentPeerId = keys[message.to].peerId();
    params.particleId = samples::kParticle;
    params.key = &keys[message.to];
    Outcome outcome = run(script, kept[message.to], message.data, params, message.results);
    seen += fmt::format("{} {} {} {}\n", message.to, outcome.code, outcome.message, fmt::join(outcome.nextPeers, " "));
    if (outcome.data) seen += humanReadable(*outcome.data).text();
    kept[message.to] = outcome.data;
    for (const CallRequest& request : outcome.requests) {
      seen += fmt::format("{} {}.{}", request.id, request.service, request.function);
      for (const Value& argument : request.args) seen += argument.text();
      bool fails = request.function == "fail";
      waiting.push_back({message.to,
                         nullptr,
                         {{request.id, {fails ? 1 : 0, fails ? "\"no\"" : fmt::format("[{},\"x\"]", message.to)}}}});
    }
    for (const std::string& peer : outcome.nextPeers)
      if (size_t to = indexOf(peer); to < keys.size()) waiting.push_back({to, outcome.data, {}});
  }
  return seen;
}

}  // namespace

TEST_CASE("runs over bytes and runs over handles are the same") {
  const std::array<crypto::KeyPair, 3> keys = {peerA(), samples::peerB(), crypto::KeyPair::fromText("c")};
  const std::string a = '"' + keys[0].peerId() + '"', b = '"' + keys[1].peerId() + '"',
                    c = '"' + keys[2].peerId() + '"';
  const std::vector<std::string> scripts = {
      "(seq (par (call " + b + " (\"s\" \"v\") [] $s) (call " + c + " (\"s\" \"v\") [] $s)) (seq (canon " + b +
          " $s #ss) (par (call " + a + " (\"s\" \"e\") [#ss]) (call " + c + " (\"s\" \"e\") [#ss.length]))))",
      "(new $s (par (par (call " + b + " (\"s\" \"v\") [] $s) (call " + c +
          " (\"s\" \"v\") [] $s)) (fold $s i (par (call " + a + " (\"s\" \"e\") [i.$.[0]] $t) (next i)))))",
      "(xor (seq (call " + b + " (\"s\" \"fail\") [] x) (call " + c + " (\"s\" \"e\") [x])) (call " + a +
          " (\"s\" \"e\") [:error:.$.message %last_error%.$.error_code]))",
      "(seq (par (ap (\"k\" \"v\") %m) (call " + c + " (\"s\" \"v\") [] y)) (seq (ap (\"l\" y) %m) (seq (canon " + b +
          " %m #%mm) (call " + a + " (\"s\" \"e\") [#%mm.$.l #%mm]))))",
      "(seq (call " + a + " (\"s\" \"v\") [] xs) (seq (fold xs x (par (call " + b +
          " (\"s\" \"v\") [x] $r) (next x))) (seq (ap xs $r) "
          "(seq (canon " +
          c + " $r #r) (call " + c + " (\"s\" \"e\") [#r])))))",
  };
  for (const std::string& text : scripts) {
    air::Parsed parsed = air::parse(std::make_shared<diagnostics::SourceFile>("script.air", text));
    INFO(text);
    REQUIRE(parsed.script);
    for (uint32_t random = 1; random <= 10; ++random) {
      std::string shared = story(*parsed.script, keys, false, random);
      CHECK(shared.size() > 1000);
      CHECK(story(*parsed.script, keys, true, random) == shared);
    }
  }
}

TEST_CASE("forged data does not travel") {
  Data data = samples::everything();
  Transferred good = transfer(data, samples::kParticle);
  REQUIRE(good.data);
  CHECK(good.data->trusted);
  CHECK(good.bytes == encode(data).size());
  CHECK(transfer(data, "other").fault->code == 9);
  CHECK(!transfer(data, "other").data);
}
