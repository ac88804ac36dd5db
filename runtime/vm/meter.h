// What a machine takes of the budget of its run: instructions, or about as much work, and bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "runtime/values/budget.h"
#include "runtime/values/value.h"

namespace aqua::vm {

/// Throws values::OverBudget where the budget ends, before more is used than it has.
class Meter {
 public:
  explicit Meter(values::Budget& budget) : budget_(&budget) {}
  /// The next run of the same machine. The requests of the last one are gone.
  void startRun(values::Budget& budget) {
    budget_ = &budget;
    credit_ = 0;
    made_ -= std::exchange(asked_, 0);
  }

  /// Before an instruction. `held()`, asked now and then: bytes that the machine holds beside those that were made.
  template <class Held> void countOne(const Held& held) {
    if (credit_ == 0) refill(held());
    --credit_;
  }
  /// Before work that takes as long as so many instructions.
  template <class Held> void work(uint64_t units, const Held& held) {
    for (; units > credit_; refill(held())) units -= credit_, credit_ = 0;
    credit_ -= static_cast<uint32_t>(units);
  }

  /// Before bytes are made that do not last.
  void pass(uint64_t bytes) const { budget_->pass(made_ + bytes); }
  /// Before bytes are made that may last as long as the run.
  void make(uint64_t bytes) {
    constexpr uint64_t kSmall = 1024;  // values of instructions are counted with their states
    pass(bytes);
    if (bytes >= kSmall) made_ += bytes;
  }
  /// Few bytes of many that are made, which `held` cannot know of.
  void makeFew(uint64_t bytes) { made_ += bytes; }
  /// Before the bytes of a request, which last until the next run.
  void ask(uint64_t bytes) {
    pass(bytes);
    made_ += bytes;
    asked_ += bytes;
  }
  /// Before bytes that the data keeps.
  void keep(uint64_t bytes) { budget_->keep(bytes); }
  /// Bytes that were made and last.
  uint64_t made() const { return made_; }

  /// Before a text is read as JSON.
  void readable(std::string_view text) {
    constexpr size_t kLarge = size_t{1} << 20;
    if (text.size() >= kLarge) make(values::memoryOfJson(text));
  }
  std::string textOf(const values::Value& value) {
    make(value.textSize());
    return value.text();
  }

 private:
  void refill(uint64_t held) {
    budget_->pass(made_ + held);
    constexpr uint64_t kTogether = 4096;
    credit_ += static_cast<uint32_t>(budget_->take(kTogether));
  }

  values::Budget* budget_;
  uint32_t credit_ = 0;            // instructions that have been taken from the budget
  uint64_t made_ = 0, asked_ = 0;  // `asked_`: those of requests
};

}  // namespace aqua::vm
