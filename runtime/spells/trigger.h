// When a node starts a spell (PEERS.md 4.3).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "runtime/values/fingerprint.h"
#include "runtime/values/value.h"

namespace aqua::spells {

/// As its owner says it; seconds are Unix time.
struct Trigger {
  uint32_t startSec = 0, endSec = 0, periodSec = 0;  // startSec 0: no clock; endSec 0: no end
  bool connect = false, disconnect = false;
  uint32_t startBlock = 0, endBlock = 0;  // startBlock 0: no blocks; endBlock 0: no end

  bool isEmpty() const { return startSec == 0 && !connect && !disconnect && startBlock == 0; }
  /// Does the chain start the spell with this block?
  bool wants(uint32_t block) const {
    return startBlock != 0 && startBlock <= block && (endBlock == 0 || block <= endBlock);
  }
  bool operator==(const Trigger&) const = default;
};

/// Nothing: the value is no configuration, `{ clock, connections, blockchain }`.
std::optional<Trigger> readTrigger(const values::Value& value);
values::Value valueOf(const Trigger& trigger);
/// Why a node does not take it at that Unix second; empty: it does.
std::string_view problemOf(const Trigger& trigger, uint64_t nowSec);

/// The next firing by the clock. Instants are microseconds of whatever counts time without jumps.
struct Alarm {
  uint64_t at = 0;
  uint64_t period = 0;          // 0: once
  std::optional<uint64_t> end;  // the first firing is not compared with it

  bool operator==(const Alarm&) const = default;
};
/// Of a spell that begins to wait at `now`, when the clock of its node shows `clock`, Unix microseconds.
std::optional<Alarm> firstAlarm(const Trigger& trigger, uint64_t clock, uint64_t now);
/// The same after a restart of the node: what has ended, or was to fire once and did, stays silent.
std::optional<Alarm> alarmAfterRestart(const Trigger& trigger, uint64_t clock, uint64_t now);
/// What follows a firing at `now`: a period later, whenever the firing was due.
std::optional<Alarm> nextAlarm(const Alarm& fired, uint64_t now);

void add(values::Digest& digest, const Trigger& trigger);

}  // namespace aqua::spells
