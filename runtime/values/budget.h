// What a run may use. One budget belongs to one run of a workflow, or to one step of a script where there is nothing
// around it, and to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace aqua::values {

enum class Resource : uint8_t { Instructions, Memory };

/// Thrown where more is needed than there is, before it is used.
struct OverBudget {
  Resource resource = Resource::Memory;
  uint64_t limit = 0;  // instructions, or bytes
};

struct BudgetLimits {
  uint64_t instructions = 20'000'000;     // of one interpreter run
  uint64_t memory = uint64_t{512} << 20;  // bytes of values, records, traces, messages and texts
};

class Budget {
 public:
  explicit Budget(BudgetLimits limits = {}) : limits_(limits) {}
  const BudgetLimits& limits() const { return limits_; }

  /// Is there room for so many bytes more, which do not stay?
  void pass(uint64_t bytes) const {
    if (bytes > limits_.memory - kept_) throw OverBudget{Resource::Memory, limits_.memory};
  }
  /// Before so many bytes are made that stay until they are given back, or until the run ends.
  void keep(uint64_t bytes) {
    pass(bytes);
    kept_ += bytes;
  }
  void giveBack(uint64_t bytes) { kept_ -= bytes; }

  /// The run of an interpreter, and the services that it asks.
  void startRun() { instructions_ = limits_.instructions; }
  /// As many instructions as were asked for, or what is left of them; none: throws.
  uint64_t take(uint64_t instructions) {
    if (instructions_ == 0) throw OverBudget{Resource::Instructions, limits_.instructions};
    uint64_t taken = instructions < instructions_ ? instructions : instructions_;
    instructions_ -= taken;
    return taken;
  }
  /// Before work that takes as long as so many instructions.
  void spend(uint64_t instructions) {
    if (instructions > instructions_) throw OverBudget{Resource::Instructions, limits_.instructions};
    instructions_ -= instructions;
  }

 private:
  BudgetLimits limits_;
  uint64_t kept_ = 0, instructions_ = limits_.instructions;
};

/// Bytes that are given back when this goes away; the budget lives as long.
class Kept {
 public:
  Kept() = default;
  Kept(std::shared_ptr<Budget> budget, uint64_t bytes) : budget_(std::move(budget)), bytes_(bytes) {
    if (budget_) budget_->keep(bytes_);
  }
  Kept(Kept&& other) noexcept : budget_(std::move(other.budget_)), bytes_(other.bytes_) {}
  Kept& operator=(Kept&& other) noexcept {
    std::swap(budget_, other.budget_);
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  /// A copy counts nothing.
  Kept(const Kept&) {}
  Kept& operator=(const Kept& other) {
    if (this != &other) *this = Kept();
    return *this;
  }
  ~Kept() {
    if (budget_) budget_->giveBack(bytes_);
  }

 private:
  std::shared_ptr<Budget> budget_;
  uint64_t bytes_ = 0;
};

/// `64MiB`, `1GiB`, `1000` (bytes); empty for anything else and for nothing.
std::optional<uint64_t> parseSize(std::string_view text);
/// The shortest exact spelling.
std::string sizeText(uint64_t bytes);

}  // namespace aqua::values
