// JSON values and the types of Aqua.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "compiler/ir/ir.h"
#include "runtime/values/value.h"

namespace aqua::run {

using values::Value;

/// Why a value does not fit a type: the part that is at fault, what it is, and what was expected.
struct Misfit {
  std::string path, seen, expected;
};

/// What people write for a value.
enum class Written : uint8_t {
  Data,      // as it is; fields that the type does not have are left out
  Template,  // a reply of a scenario: placeholders stand for anything, other fields stay
};

/// `value` as a peer hands it to a script that expects `type`: options are lists. Nothing, and `misfit`, when it does
/// not fit; `path` is what people call the value. Recursion: as deep as the type.
std::optional<Value> fit(const Value& value, const ir::Type& type, const std::string& path, Misfit& misfit,
                         Written written = Written::Data);

}  // namespace aqua::run
