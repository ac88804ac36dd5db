// The interface of the production VM (EXECUTION.md 2): text and bytes in, bytes out, nothing trusted.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/data/data.h"
#include "runtime/vm/vm.h"

namespace aqua::vm {

struct Invocation {
  std::string_view air;
  std::span<const uint8_t> previous, current;
  Params params;                       // without its key
  std::span<const uint8_t> secretKey;  // Ed25519 seed; 32 bytes in good invocations
  std::map<uint32_t, CallResult> results;

  uint64_t airSizeLimit = uint64_t{1} << 32;  // bytes
  uint64_t particleSizeLimit = uint64_t{1} << 32;
  uint64_t callResultSizeLimit = uint64_t{1} << 32;
  bool hardLimits = false;       // beyond a limit: code 10, instead of a flag
  values::BudgetLimits budget;   // beyond it: a code of ours, see failures.def
  Observer* observer = nullptr;  // its instructions are gone when `invoke` returns, their places are not
};

struct InvocationOutcome {
  int64_t code = 0;
  std::string message;
  Bytes data;  // codes 1-10 and 20000-29999: the previous data as given
  std::vector<std::string> nextPeers;
  std::vector<CallRequest> requests;
  std::optional<Exceeded> exceeded;
  bool airSizeExceeded = false, particleSizeExceeded = false, callResultSizeExceeded = false;
};

InvocationOutcome invoke(const Invocation& invocation);

/// What another peer has of `data` when it travels as bytes: written, read, verified; nothing is shared with `data`.
/// In place of a handle, for runs that should take the same way as production does.
struct Transferred {
  DataPtr data;                // trusted; null when there is a fault
  size_t bytes = 0;            // on the wire
  std::optional<Fault> fault;  // 8 or 9: what signatures and content ids say; 2 to 6 would be a bug of ours
};
Transferred transfer(const Data& data, std::string_view particleId);
/// The same for bytes of any origin.
Transferred received(std::span<const uint8_t> bytes, std::string_view particleId);

}  // namespace aqua::vm
