#include "runtime/sim/particle.h"

#include <algorithm>

#include "compiler/air/parse.h"
#include "compiler/air/print.h"
#include "runtime/sim/turn.h"

namespace aqua::sim {

namespace {

template <class Integer> void addLittleEndian(crypto::Bytes& bytes, Integer number) {
  constexpr unsigned kByte = 8;
  for (size_t i = 0; i < sizeof(Integer); ++i) bytes.push_back(static_cast<uint8_t>(number >> (kByte * i)));
}

crypto::Bytes bytesOf(const ScenarioImage& image, const Particle& particle) {
  return signedBytes(particle.id, particle.timestamp, particle.ttlMilliseconds(), scriptText(image, particle));
}

const std::shared_ptr<const Particle>& sharedOn(const State& state, uint32_t peer, uint32_t particle) {
  const auto& actors = state.peers[peer].actors;
  auto actor = actors.find(particle);
  bool changed = actor != actors.end() && actor->second.changed;
  return changed ? actor->second.changed : state.particles[particle];
}

}  // namespace

std::shared_ptr<const OwnScript> ownScript(std::string text) {
  auto script = std::make_shared<OwnScript>();
  script->text = std::move(text);
  script->parsed = air::parseInPlace(script->text);
  if (!script->parsed) return nullptr;
  script->prepared = vm::prepare(*script->parsed);
  return script;
}

uint32_t Particle::ttlMilliseconds() const {
  return static_cast<uint32_t>(std::min<Micros>(ttl / kMillisecond, UINT32_MAX));
}

crypto::Bytes signedBytes(std::string_view id, uint64_t timestamp, uint32_t ttl, std::string_view script) {
  crypto::Bytes bytes(id.begin(), id.end());
  addLittleEndian(bytes, timestamp);
  addLittleEndian(bytes, ttl);
  bytes.insert(bytes.end(), script.begin(), script.end());
  return bytes;
}

const vm::Prepared& scriptOf(const ScenarioImage& image, const Particle& particle) {
  return particle.script ? *particle.script->prepared : *image.calls()[particle.call].script;
}

std::string scriptText(const ScenarioImage& image, const Particle& particle) {
  if (particle.script) return particle.script->text;
  return air::printCompact(*image.calls()[particle.call].invocation->script->root);
}

const std::string& initiatorOf(const ScenarioImage& image, const Particle& particle) {
  return particle.initiator == kNobody ? particle.stranger : image.key(particle.initiator).peerId();
}

std::array<uint8_t, 64> signatureOf(const ScenarioImage& image, const Particle& particle) {
  if (particle.signature) return *particle.signature;
  return image.key(particle.initiator).sign(bytesOf(image, particle));
}

bool isSigned(const ScenarioImage& image, const Particle& original, const Particle& copy) {
  return crypto::verify(bytesOf(image, copy), signatureOf(image, original), image.key(copy.initiator).publicKey());
}

marine::CallParameters parametersOf(const Turn& turn, uint32_t peer, uint32_t index) {
  constexpr size_t kToken = 16;
  const ScenarioImage& image = turn.image;
  const std::shared_ptr<const Particle>& shared = sharedOn(turn.state, peer, index);
  const Particle& particle = *shared;
  std::shared_ptr<const marine::CallParameters>& known = turn.state.introduced[shared];
  if (!known) {
    auto own = std::make_shared<marine::CallParameters>();
    own->particle = particle.id;
    own->initPeer = initiatorOf(image, particle);
    own->script = scriptText(image, particle);
    auto signature = signatureOf(image, turn.particle(index));
    own->signature.assign(signature.begin(), signature.end());
    const std::string secret = "aqua-token/1/" + own->signature;
    own->token = crypto::base58(crypto::sha256(crypto::Bytes(secret.begin(), secret.end()))).substr(0, kToken);
    own->timestamp = particle.timestamp;
    own->ttl = particle.ttlMilliseconds();
    known = std::move(own);
  }
  marine::CallParameters parameters = *known;
  const Peer& self = image.peer(peer);
  parameters.worker = parameters.creator = image.key(peer).peerId();
  parameters.host = self.kind == PeerKind::Worker ? std::string(image.book().idOf(self.host)) : parameters.worker;
  return parameters;
}

const Particle& particleOn(const State& state, uint32_t peer, uint32_t particle) {
  return *sharedOn(state, peer, particle);
}

}  // namespace aqua::sim
