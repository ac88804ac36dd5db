// Particles, and what their initiators sign of them (PEERS.md 1.1-1.3, 1.6).
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/air/air.h"
#include "runtime/crypto/keys.h"
#include "runtime/record/event.h"
#include "runtime/vm/vm.h"

namespace aqua::sim {

/// A script that no call of the scenario has.
struct OwnScript {
  std::string text;
  std::unique_ptr<const air::Script> parsed;     // in place of `text`
  std::shared_ptr<const vm::Prepared> prepared;  // of `parsed`
};
/// Null pointer: the text is no script.
std::shared_ptr<const OwnScript> ownScript(std::string text);

/// A particle without its data. One in State::particles is as its initiator signed it; a copy of it that somebody
/// changed has the same number and the same signature.
struct Particle {
  uint32_t call = kNobody;  // index of the invocation; kNobody: of none
  uint32_t initiator = 0;   // kNobody: `stranger`
  std::string stranger;     // id of an initiator that is no peer of the scenario
  std::string id;
  uint64_t timestamp = 0;  // Unix milliseconds, by the clock of the initiator
  Micros ttl = 0;
  Micros deadline = 0;                               // virtual time at which the initiator gives up
  std::shared_ptr<const OwnScript> script;           // null: that of its call
  uint32_t changedBy = kNobody;                      // of a copy: the event
  std::optional<std::array<uint8_t, 64>> signature;  // that it came with; absent: its initiator is here and gives it

  /// As particles have it.
  uint32_t ttlMilliseconds() const;
};

/// What the initiator signs; `ttl` in milliseconds.
crypto::Bytes signedBytes(std::string_view id, uint64_t timestamp, uint32_t ttl, std::string_view script);

}  // namespace aqua::sim
