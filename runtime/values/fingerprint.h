// 128 bits that stand for a content: the same in every process, and on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <llvm/ADT/SmallVector.h>

namespace aqua::values {

/// All zero: there is no content.
using Fingerprint = std::array<uint64_t, 2>;

/// Puts parts together in order; each part is set off from the next.
class Digest {
 public:
  Digest& add(uint64_t number);
  Digest& add(std::string_view text);
  Digest& add(const Fingerprint& part) { return add(part[0]).add(part[1]); }
  Fingerprint done() const;

 private:
  llvm::SmallVector<uint8_t, 1024> bytes_;
};

/// Parts whose order means nothing, each as often as it was added.
class UnorderedDigest {
 public:
  void add(const Fingerprint& part) {
    sum_[0] += part[0];
    sum_[1] += part[1];
  }
  /// Of a part that is known by a number, which two different parts hardly share.
  void add(uint64_t hash);
  const Fingerprint& sum() const { return sum_; }

 private:
  Fingerprint sum_{};
};

}  // namespace aqua::values
