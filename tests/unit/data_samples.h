// Particle data for tests: peers a and b, particle `pid`, one state of every kind.
#pragma once

#include <string>
#include <string_view>

#include "runtime/values/cid.h"
#include "runtime/crypto/keys.h"
#include "runtime/data/data.h"
#include "runtime/data/verify.h"

namespace aqua::data::samples {

inline const crypto::KeyPair& peerA() {
  static const crypto::KeyPair key = crypto::KeyPair::fromText("a");
  return key;
}
inline const crypto::KeyPair& peerB() {
  static const crypto::KeyPair key = crypto::KeyPair::fromText("b");
  return key;
}
inline constexpr std::string_view kParticle = "pid";

inline Cid cidOfText(std::string_view text) { return Cid(values::cidOfText(text)); }

inline Cid putTetraplet(Data& data, Tetraplet tetraplet) {
  Ref<const TetrapletRecord> record(new TetrapletRecord(std::move(tetraplet)));
  Cid cid = cidOfText(jsonOf(record->tetraplet));
  data.stores.tetraplets.put(cid, record);
  return cid;
}
inline Cid putValue(Data& data, std::string text) {
  Cid cid = cidOfText(text);
  data.stores.values.put(cid, Ref<const ValueRecord>(new ValueRecord(std::move(text))));
  return cid;
}
/// A result of `peer` for `s.f` with the arguments `args`.
inline Cid putResult(Data& data, const crypto::KeyPair& peer, std::string value, std::string_view args = "[]") {
  Cid tetraplet = putTetraplet(data, {peer.peerId(), "s", "f", ""});
  Ref<const ServiceResult> record(new ServiceResult(putValue(data, std::move(value)), cidOfText(args), tetraplet));
  Cid cid = cidOfText(jsonOf(*record));
  data.stores.serviceResults.put(cid, record);
  return cid;
}
inline Cid putElement(Data& data, Cid value, Cid tetraplet, Provenance provenance) {
  Ref<const CanonElement> record(new CanonElement(std::move(value), std::move(tetraplet), std::move(provenance)));
  Cid cid = cidOfText(jsonOf(*record));
  data.stores.canonElements.put(cid, record);
  return cid;
}
inline Cid putCanon(Data& data, const crypto::KeyPair& peer, std::vector<Cid> elements) {
  Cid tetraplet = putTetraplet(data, {peer.peerId(), "", "", ""});
  Ref<const CanonResult> record(new CanonResult(tetraplet, std::move(elements)));
  Cid cid = cidOfText(jsonOf(*record));
  data.stores.canonResults.put(cid, record);
  return cid;
}
/// Everyone who answers for something signs it; so does `also`.
inline void sign(Data& data, std::initializer_list<const crypto::KeyPair*> keys) {
  SignedCids cids = *signedCids(data);
  for (const crypto::KeyPair* key : keys)
    data.signatures.insert_or_assign(storedKey(*key), storedSignature(*key, cids[key->peerId()], kParticle));
}

/// One state of every kind, records of every kind, two signers.
inline Data everything() {
  Data data;
  data.lastCallId = 7;
  const std::string &a = peerA().peerId(), &b = peerB().peerId();
  Cid scalar = putResult(data, peerA(), "{\"k\":[1,2.5,\"\xC3\xA9\"]}");
  Cid stream = putResult(data, peerB(), "\"text\"", "[1]");
  Cid failed = putResult(data, peerB(), "{\"message\":\"\\\"oops\\\"\",\"ret_code\":7}");
  Cid literal = putElement(data, putValue(data, "1"), putTetraplet(data, {a, "", "", ""}), {});
  Cid fromResult = putElement(data, putValue(data, "\"text\""), putTetraplet(data, {b, "s", "f", ".$.[0]"}),
                              {Provenance::Kind::ServiceResult, stream});
  Cid canon = putCanon(data, peerA(), {literal, fromResult});
  Cid fromCanon =
      putElement(data, putValue(data, "[]"), putTetraplet(data, {a, "", "", ""}), {Provenance::Kind::Canon, canon});
  Cid second = putCanon(data, peerB(), {fromCanon, literal, literal});
  Cid empty = putCanon(data, peerA(), {});
  data.trace = {State::par(3, 4),
                State::callScalar(scalar),
                State::callStream(stream, 2),
                State::callUnused(cidOfText("\"nobody keeps this\"")),
                State::callFailed(failed),
                State::callSent(Text(b)),
                State::callRequested(Text(a), 7),
                State::callRequested(Text("short"), 1),
                State::ap(3),
                State::apOf({1, 2}),
                State::apOf({}),
                State::canonSent(Text(a)),
                State::canonDone(canon),
                State::canonDone(second),
                State::canonDone(empty),
                State::fold({{2, {{16, 1}, {17, 0}}}, {8, {{17, 0}}}, {9, {}}}),
                State::callScalar(scalar),
                State::fold({})};
  sign(data, {&peerA(), &peerB()});
  return data;
}

}  // namespace aqua::data::samples
