// The way to peers that are not in this process.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "runtime/data/data.h"
#include "runtime/record/event.h"

namespace aqua::sim {

/// A message to a peer elsewhere, with all that its particle is.
struct Letter {
  uint32_t from = kNobody;  // the peer that sends it
  const std::string& to;    // id
  uint32_t particle = 0;    // its number here
  std::string id, initiator, script;
  uint64_t timestamp = 0;
  uint32_t ttl = 0;  // milliseconds
  std::array<uint8_t, 64> signature{};
  data::Bytes data;
};

/// Who has the connections. What comes over them goes to World::deliver.
class Gate {
 public:
  virtual ~Gate() = default;
  /// Is the peer of the scenario with that number in this process?
  virtual bool isHere(uint32_t peer) const = 0;
  /// None: it is on its way, as far as anybody here knows.
  virtual Loss send(const Letter& letter) = 0;
  /// That nobody else draws, anywhere: ids of particles follow from it.
  virtual uint64_t draw() = 0;
};

}  // namespace aqua::sim
