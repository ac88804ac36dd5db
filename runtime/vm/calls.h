// What a run asks for and what it is told, as bytes (EXECUTION.md 2.2): for hosts that speak the interface of
// the production VM.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "compiler/base/result.h"
#include "runtime/data/data.h"
#include "runtime/vm/vm.h"

namespace aqua::vm {

/// Arguments of a call, and one list of tetraplets for each.
Bytes argumentsBytes(std::span<const Value> arguments);
Bytes tetrapletsBytes(std::span<const std::vector<Tetraplet>> tetraplets);

Bytes encodeCallRequests(std::span<const CallRequest> requests);
/// Of another interpreter, by id; without their places. No bytes: no requests. Text: what is wrong, and where.
base::Result<std::vector<CallRequest>> decodeCallRequests(std::span<const uint8_t> bytes);

struct DecodedCallResults {
  std::map<uint32_t, CallResult> results;
  std::optional<Fault> fault;  // code 5
};
/// Bytes of any origin; there have to be some, also when there are no results.
DecodedCallResults decodeCallResults(std::span<const uint8_t> bytes);
Bytes encodeCallResults(const std::map<uint32_t, CallResult>& results);

}  // namespace aqua::vm
