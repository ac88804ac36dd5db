// JSON values and the types of Aqua.
#pragma once

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

/// `value` as a peer hands it to a script that expects `type`: options are lists, fields that the type does not have
/// are left out. Nothing, and `misfit`, when it does not fit; `path` is what people call the value. Recursion: as deep
/// as the type.
std::optional<Value> fit(const Value& value, const ir::Type& type, const std::string& path, Misfit& misfit);

}  // namespace aqua::run
