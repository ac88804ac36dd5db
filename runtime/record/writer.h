// Writes a recording line by line, while the run goes on.
#pragma once

#include <string>
#include <unordered_set>
#include <utility>

#include <llvm/Support/BLAKE3.h>

#include "runtime/record/forms.h"

namespace aqua::sim {

class RecordingWriter {
 public:
  /// The first line. Events name peers of this header only.
  explicit RecordingWriter(Header header);
  RecordingWriter(const RecordingWriter&) = delete;
  RecordingWriter& operator=(const RecordingWriter&) = delete;

  const Header& header() const { return header_; }
  void add(const Event& event);
  void add(const RecordedWait& wait);
  /// What live peers heard; its kind is one of inputs.def.
  void hear(const Value& line);
  void add(const RecordedCheck& check);
  /// The last line; its hash is filled in.
  void finish(const RecordedOutcome& outcome);
  /// The lines since the last time.
  std::string take() { return std::exchange(lines_, {}); }

 private:
  using Members = std::vector<std::pair<std::string, Value>>;

  void line(Members members);
  void member(Members& line, std::string_view key, Value value, forms::Long when);
  /// The hash of a long value, which has its line from now on; nothing for a short one.
  std::optional<std::string> reference(const Value& value);

  const Header header_;
  forms::Writing writing_;
  std::unordered_set<std::string> values_;  // hashes of those that have a line
  llvm::BLAKE3 hash_;
  std::string lines_;
};

}  // namespace aqua::sim
