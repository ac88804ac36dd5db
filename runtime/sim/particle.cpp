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

std::array<uint8_t, 64> signatureOf(const ScenarioImage& image, const Particle& particle) {
  return image.key(particle.initiator).sign(bytesOf(image, particle));
}

bool isSigned(const ScenarioImage& image, const Particle& original, const Particle& copy) {
  return crypto::verify(bytesOf(image, copy), signatureOf(image, original), image.key(copy.initiator).publicKey());
}

const Particle& particleOn(const State& state, uint32_t peer, uint32_t particle) {
  const auto& actors = state.peers[peer].actors;
  auto actor = actors.find(particle);
  bool changed = actor != actors.end() && actor->second.changed;
  return changed ? *actor->second.changed : *state.particles[particle];
}

}  // namespace aqua::sim
