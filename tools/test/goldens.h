// Goldens: files that hold what tests came to before.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/test/result.h"

namespace aqua::test {

/// How files that are goldens and nothing else are called, so that one that no test reads any more can be found.
inline constexpr std::string_view kGoldenEndings[] = {".golden.json", ".golden.aqrec"};

/// `--update`.
class GoldenUpdates {
 public:
  /// A case that only differs from its goldens passes, and what they have to be is remembered. Of cases that differ
  /// from one golden in different ways the first decides, and the others fail. True: something changed.
  bool take(CaseResult& result);
  /// What is to be written, by path.
  const std::map<std::string, std::string>& files() const { return files_; }

 private:
  std::map<std::string, std::string> files_;
};

/// Those of `files` that no case compared with anything.
std::vector<std::string> unusedGoldens(std::span<const std::string> files, std::span<const CaseResult> results);

}  // namespace aqua::test
