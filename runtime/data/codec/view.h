// A trace with everything looked up that its states refer to: for people and for tools that compare.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/data/data.h"

namespace aqua::data {

struct StateView {
  std::string_view kind;  // "par", "call", "ap", "canon", "fold"
  std::string_view
      status;           // call: "sent", "requested", "scalar", "stream", "unused", "failed"; canon: "sent", "executed"
  uint32_t depth = 0;   // number of pars and folds around it
  uint32_t callId = 0;  // requested
  std::string peer;     // sent, requested: who sent it; else who answers for it
  std::string service, function;
  std::optional<std::string> value;  // JSON text, as it is stored; not for `unused`, whose value nobody keeps
  bool cut = false;                  // `value` is the beginning only
  std::string missing;               // records that are not there: "service result bagaaihra..."
  std::string details;               // "generation 0", "3 | 4", "2: 5+1 6+0"
  Cid cid;                           // what `value` belongs to
};
/// Values are cut at `longestValue` bytes, and when all of them together become too many for memory.
std::vector<StateView> viewTrace(const Data& data, size_t longestValue);

/// How a peer id is shown.
using PeerNames = std::function<std::string(std::string_view peerId)>;
/// One line, fit to print, without indentation. A value that was cut is followed by the end of its content id.
std::string lineOf(const StateView& view, const PeerNames& names);
/// All lines, indented by what is around them unless `flat`.
std::vector<std::string> traceLines(const Data& data, const PeerNames& names, size_t longestValue, bool flat = false);

}  // namespace aqua::data
