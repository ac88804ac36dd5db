// Content ids as they arrive from other peers (EXECUTION.md 7.4): any multibase text of a version 1 id.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace aqua::data {

/// Why `cid` does not name `json`. `mismatch`: the id is fine, but it names another text; otherwise `reason` says why
/// it can name no JSON text at all, in the words of the production VM.
struct CidProblem {
  bool mismatch = false;
  std::string reason;
};
std::optional<CidProblem> cidProblem(std::string_view cid, std::string_view json);

}  // namespace aqua::data
