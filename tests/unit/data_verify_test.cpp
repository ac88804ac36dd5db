// Who is believed (EXECUTION.md 7.4, 7.5, 9).
#include <catch2/catch.hpp>

#include "runtime/data/verify.h"
#include "runtime/data/verify_cid.h"
#include "tests/unit/data_samples.h"

using namespace aqua;
using namespace aqua::data;

namespace {

using samples::kParticle;
using samples::peerA;
using samples::peerB;

/// "code: beginning of the message", or "" for good data.
std::string verdict(const Data& data, std::string_view particle = kParticle, size_t length = 1000) {
  std::optional<Fault> fault = verify(data, particle);
  return fault ? std::to_string(fault->code) + ": " + fault->message.substr(0, length) : "";
}

/// `data` without one record of a store.
template <class Record> Store<Record> without(const Store<Record>& store, const Cid& cid) {
  Store<Record> rest;
  for (const auto& entry : store)
    if (!(entry.cid == cid)) rest.put(entry.cid, entry.record);
  return rest;
}

}  // namespace

TEST_CASE("good data is believed, in its particle only") {
  Data data = samples::everything();
  CHECK(verdict(data).empty());
  CHECK(verdict(data, "other").starts_with("9: signature mismatch for \"" + peerB().peerId()));
  CHECK(verdict(Data()).empty());
}

TEST_CASE("a record that does not fit its id is found in every store") {
  Data data = samples::everything();
  auto mismatch = [](std::string_view type, const Cid& cid) {
    return "8: Value mismatch in the \"" + std::string(type) + "\" store for CID \"" + cid.str() + "\"";
  };
  const Stores good = data.stores;
  Cid value = samples::cidOfText("\"text\"");
  data.stores.values.put(value, Ref<const ValueRecord>(new ValueRecord("\"evil\"")));
  CHECK(verdict(data, kParticle, 300) == mismatch("air_interpreter_data::raw_value::RawValue", value));
  data.stores = good;
  Cid tetraplet = good.serviceResults.begin()->record->tetraplet;
  data.stores.tetraplets.put(tetraplet,
                             Ref<const TetrapletRecord>(new TetrapletRecord({peerB().peerId(), "s", "f", ""})));
  CHECK(verdict(data, kParticle, 300) == mismatch("marine_call_parameters::SecurityTetraplet", tetraplet));
  data.stores = good;
  const auto& element = *good.canonElements.begin();
  data.stores.canonElements.put(
      element.cid, Ref<const CanonElement>(new CanonElement(element.record->value, element.record->tetraplet,
                                                            {Provenance::Kind::Canon, data.trace[12].text})));
  CHECK(verdict(data, kParticle, 300) ==
        mismatch("air_interpreter_data::executed_state::CanonCidAggregate", element.cid));
  data.stores = good;
  Cid canon = data.trace[12].text;
  data.stores.canonResults.put(canon,
                               Ref<const CanonResult>(new CanonResult(good.canonResults.get(canon)->tetraplet, {})));
  CHECK(verdict(data, kParticle, 300) ==
        mismatch("air_interpreter_data::executed_state::CanonResultCidAggregate", canon));
  data.stores = good;
  const auto& result = *good.serviceResults.begin();
  data.stores.serviceResults.put(
      result.cid, Ref<const ServiceResult>(
                      new ServiceResult(result.record->value, samples::cidOfText("[9]"), result.record->tetraplet)));
  CHECK(verdict(data, kParticle, 300) ==
        mismatch("air_interpreter_data::executed_state::ServiceResultCidAggregate", result.cid));
}

TEST_CASE("references lead somewhere") {
  Data data = samples::everything();
  const Stores good = data.stores;
  auto missing = [](const Cid& cid) { return "8: Reference CID \"" + cid.str() + "\""; };
  auto check = [&](const Cid& cid) {
    CHECK(verdict(data).starts_with(missing(cid)));
    data.stores = good;
  };
  const ServiceResult& result = *good.serviceResults.begin()->record;
  data.stores.values = without(good.values, result.value);
  check(result.value);
  data.stores.tetraplets = without(good.tetraplets, result.tetraplet);
  check(result.tetraplet);
  Cid element = good.canonResults.get(data.trace[12].text)->values[0];
  data.stores.canonElements = without(good.canonElements, element);
  check(element);
  Cid canon = data.trace[12].text;  // an element of the second canon comes from it
  data.stores.canonResults = without(good.canonResults, canon);
  check(canon);
  // Only the trace refers to this one; the production VM stops working here.
  Cid scalar = data.trace[1].text;
  data.stores.serviceResults = without(good.serviceResults, scalar);
  check(scalar);
}

TEST_CASE("signatures: each peer for exactly what it answers for") {
  const Data good = samples::everything();
  Data data = good;
  Bytes a = storedKey(peerA()), b = storedKey(peerB());

  data.signatures.erase(b);
  CHECK(verdict(data, kParticle, 200) ==
        "9: peer_id doens't match any available public key: \"" + peerB().peerId() + "\"");

  data = good;
  data.signatures.insert_or_assign(a, good.signatures.find(b)->second);
  data.signatures.insert_or_assign(b, good.signatures.find(a)->second);
  CHECK(verdict(data).starts_with("9: signature mismatch"));

  data = good;
  Bytes changed = good.signatures.find(b)->second;
  changed[10] ^= 1;
  data.signatures.insert_or_assign(b, changed);
  CHECK(verdict(data).starts_with("9: signature mismatch"));

  data = good;  // the algorithm is that of the key
  data.signatures[b][0] = 2;
  CHECK(verdict(data).empty());

  data = good;
  data.signatures.insert_or_assign(b, {0, 1, 2});
  std::string detail = verify(data, kParticle)->message;
  CHECK(detail.find("Error { source: None }, \"5T\"") != std::string::npos);

  data = good;  // once more in the trace is once more in the list
  data.trace.push_back(data.trace[1]);
  CHECK(verdict(data).starts_with("9: signature mismatch"));

  data = good;  // what is not signed
  data.trace.edit(3) = State::callUnused(samples::cidOfText("\"forged\""));
  data.trace.edit(5) = State::callSent(Text("nobody"));
  data.trace.edit(0) = State::par(0, 0);
  CHECK(verdict(data).empty());

  data = good;
  crypto::KeyPair idle = crypto::KeyPair::fromText("idle");
  samples::sign(data, {&idle});
  CHECK(verdict(data).empty());
  data.signatures[storedKey(idle)] = storedSignature(idle, {samples::cidOfText("1")}, kParticle);
  CHECK(verdict(data, kParticle, 400).ends_with("values: CIDS: []"));
}

TEST_CASE("keys of other kinds are named") {
  Data data = samples::everything();
  Bytes other(34, 2);
  data.signatures[other] = Bytes(65, 2);
  CHECK(verdict(data, kParticle, 200) ==
        "9: malformed key: \"" + crypto::base58(other) + "\": signature algorithm Secp256k1 not whitelisted");
  data.signatures.erase(other);
  const Bytes vast(300'000, 2);  // its base58 would take seconds
  data.signatures[vast] = Bytes(65, 0);
  const std::string told = verdict(data, kParticle, vast.size());
  CHECK(told.size() < 2000);
  CHECK(told.find("… (300000 bytes)") != std::string::npos);
  data.signatures.erase(vast);
  data.signatures[Bytes{0, 1}] = Bytes(65, 0);
  CHECK(verdict(data).starts_with("9: malformed key: \"12\": invalid key data"));
  data.signatures.erase(Bytes{0, 1});
  data.signatures[Bytes()] = Bytes();
  CHECK(verdict(data).starts_with("9: malformed key: \"\": invalid key data"));
}

TEST_CASE("data that was kept: keys and their owners, nothing else") {
  Data data = samples::everything();
  for (const crypto::KeyPair* key : {&peerA(), &peerB()}) data.signatures[storedKey(*key)].clear();
  data.stores.values.put(samples::cidOfText("1"), Ref<const ValueRecord>(new ValueRecord("2")));
  CHECK(!verifyKept(data));
  data.stores.tetraplets = Store<TetrapletRecord>();
  CHECK(!verifyKept(data));
  data = samples::everything();
  data.signatures.erase(storedKey(peerB()));
  CHECK(verifyKept(data)->message == "peer_id doens't match any available public key: \"" + peerB().peerId() + "\"");
  data.stores.serviceResults = without(data.stores.serviceResults, data.trace[4].text);  // b is met before
  CHECK(verifyKept(data)->code == 9);
  Bytes noPoint = storedKey(peerA());
  while (crypto::isPublicKey(std::span<const uint8_t, 32>(&noPoint[1], 32))) ++noPoint[1];
  data.signatures[noPoint] = {};
  CHECK(verifyKept(data)->message.ends_with("Cannot decompress Edwards point"));
}

TEST_CASE("content ids are checked before references, references before signatures") {
  Data data = samples::everything();
  data.signatures.clear();
  Cid value = data.stores.serviceResults.begin()->record->value;
  data.stores.values = without(data.stores.values, value);
  CHECK(verdict(data).starts_with("8: Reference"));
  data.stores.values.put(samples::cidOfText("7"), Ref<const ValueRecord>(new ValueRecord("8")));
  CHECK(verdict(data).starts_with("8: Value mismatch"));
}

TEST_CASE("what is known need not be checked again, and nothing else is skipped") {
  Data known = samples::everything();
  Data data = samples::everything();
  CHECK(!verify(data, kParticle, &known));
  data.stores.values.put(samples::cidOfText("1"), Ref<const ValueRecord>(new ValueRecord("2")));
  CHECK(verify(data, kParticle, &known)->code == 8);
  data = samples::everything();
  data.trace.pop_back();
  data.trace.push_back(data.trace[1]);
  CHECK(verify(data, kParticle, &known)->code == 9);
}

TEST_CASE("everyone who answers or signs is listed") {
  Data data = samples::everything();
  std::optional<std::vector<Signer>> list = signers(data, kParticle);
  REQUIRE(list);
  REQUIRE(list->size() == 2);
  for (const Signer& signer : *list) {
    bool isA = signer.peer == peerA().peerId();
    CHECK(signer.cids.size() == (isA ? 4 : 3));
    CHECK(signer.valid);
  }
  CHECK_FALSE(signers(data, "other")->front().valid);
  data.signatures.clear();
  data.signatures[Bytes{9}] = Bytes();
  CHECK_FALSE(signers(data, kParticle)->front().hasSignature);
  CHECK(signers(data, kParticle)->size() == 3);
}

TEST_CASE("content ids in every spelling") {
  std::string_view text = "\"test\"";
  auto reason = [&](std::string_view cid) {
    std::optional<CidProblem> problem = cidProblem(cid, text);
    return !problem ? "" : problem->mismatch ? "mismatch" : problem->reason;
  };
  CHECK(reason("bagaaihrarcyykpv4oj7zwdbepczyfthxya4og7s2rwvrzolm5kg2eu5dz3xa") == "");
  CHECK(reason("BAGAAIHRARCYYKPV4OJ7ZWDBEPCZYFTHXYA4OG7S2RWVRZOLM5KG2EU5DZ3XA") == "");
  CHECK(reason("bagaaihraRCYYkpv4oj7zwdbepczyfthxya4og7s2rwvrzolm5kg2eu5dz3xa") == "");
  CHECK(reason("f0180041e2088b1853ebc727f9b0c2478b382ccf7c038e37e5a8dab1cb96cea8da253a3ceee") == "");
  CHECK(reason("F0180041E2088B1853EBC727F9B0C2478B382CCF7C038E37E5A8DAB1CB96CEA8DA253A3CEEE") == "");
  CHECK(reason("bagaaihram6sitn77tquub77n2jzjgttrlwkverv44pv3gns6qghm6hx6d36a") == "mismatch");
  CHECK(reason("f01551e2088b1853ebc727f9b0c2478b382ccf7c038e37e5a8dab1cb96cea8da253a3ceee") ==
        "unsupported CID codec: 85");
  CHECK(reason("f018004132088b1853ebc727f9b0c2478b382ccf7c038e37e5a8dab1cb96cea8da253a3ceee") ==
        "unsupported multihash code: 19");
  CHECK(reason("f0180041e1f88b1853ebc727f9b0c2478b382ccf7c038e37e5a8dab1cb96cea8da253a3cee") != "");
  CHECK(reason("QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKPbdG") == "unsupported CID codec: 112");
  for (std::string_view wrong :
       {"", "b", "x", "?????", "b0189", "bagaaihra", "baaaaaaaaaaaaaaaaaaaaaa", "f01", "f0180041e2"})
    CHECK(reason(wrong) != "");
  CHECK(reason("b" + std::string(100000, 'a')) != "");
}
