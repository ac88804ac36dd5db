// Why an instruction failed, or the whole run (EXECUTION.md 3).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "runtime/data/data.h"
#include "runtime/vm/vm.h"

namespace aqua::vm {

enum class Code : int64_t {
#define VM_FAILURE(id, number, text) id = number,
#include "runtime/vm/failures.def"
#undef VM_FAILURE
};

/// With a `{}` for every part.
std::string_view messageOf(Code code);

struct Failure {
  Code code;
  Text message;
  Ref<const TetrapletRecord> origin = Ref<const TetrapletRecord>();  // the call that failed, where known
  bool catchable() const { return static_cast<int64_t>(code) < 20000; }
  /// Of a condition that does not hold: no error to speak of.
  bool comparison() const { return code == Code::MatchValuesNotEqual || code == Code::MismatchValuesEqual; }
};

template <class... Parts> Failure failure(Code code, const Parts&... parts) {
  return {code, Text(fmt::format(fmt::runtime(messageOf(code)), parts...))};
}

/// As the production VM writes it into messages.
std::string debugText(const Tetraplet& tetraplet);

}  // namespace aqua::vm
