// Finds tests and runs them, a file in one thread, several files at once.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/test/suite.h"

namespace aqua::test {

/// The end of the names of scenario files that are tests.
inline constexpr std::string_view kScenarioEnding = ".scenario.toml";

/// `a and not (b or c)`: words that occur in a case's file, name, variant or tags.
class Filter {
 public:
  /// Nothing, and what is wrong, when `text` is no expression.
  static std::optional<Filter> parse(std::string_view text, std::string& problem);
  bool matches(const CaseId& id) const;

 private:
  struct Node {
    enum class Kind : uint8_t { Word, Not, And, Or };
    Kind kind = Kind::Word;
    std::string word;
    size_t left = 0, right = 0;  // indices of nodes
  };
  friend class FilterParser;
  bool holds(size_t node, const CaseId& id) const;

  std::vector<Node> nodes_;
  size_t root_ = 0;
};

struct RunnerOptions {
  SuiteOptions suite;
  size_t jobs = 1;
  size_t maxFailures = 0;  // files after so many failures, in order, are skipped; 0: no limit
  /// Called in this thread, one after the other, when a file is done; in the order of the files.
  std::function<void(std::vector<CaseResult>&)> onFile;
  /// Called in this thread from time to time: files that are done, of how many.
  std::function<void(size_t done, size_t all)> onProgress;
};

/// Results in the order of the files, the same for any number of threads. Files after the last failure that is allowed
/// are skipped cases. `files` is used by all threads at once.
std::vector<CaseResult> runTests(const modules::FileSystem& files, const std::vector<std::string>& paths,
                                 const RunnerOptions& options);

}  // namespace aqua::test
