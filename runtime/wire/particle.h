// The Fluence particle protocol, /fluence/particle/2.0.0: one particle as a frame of a stream.
#pragma once

#include <array>
#include <string>

#include "compiler/base/result.h"
#include "runtime/wire/bytes.h"

namespace aqua::wire {

inline constexpr std::string_view kParticleProtocol = "/fluence/particle/2.0.0";

/// A particle as it travels. Nothing of it is believed before `isSigned` says so, and its data not even then.
struct Particle {
  std::string id, initPeerId;
  uint64_t timestamp = 0;  // milliseconds since 1970
  uint32_t ttl = 0;        // milliseconds
  std::string script;
  Bytes signature, data;

  bool operator==(const Particle&) const = default;
};

/// What the initiator signs.
Bytes signedBytes(const Particle& particle);
/// Did the peer that the particle names as its initiator sign it?
bool isSigned(const Particle& particle);

/// Length, codec and the map.
Bytes frameOf(const Particle& particle);
/// A frame without its length. Text: what is wrong with it.
base::Result<Particle> readParticle(View frame);

}  // namespace aqua::wire
