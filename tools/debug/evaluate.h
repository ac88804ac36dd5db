// Aqua expressions over values.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/base/result.h"
#include "runtime/values/value.h"

namespace aqua::debug {

using values::Value;
/// What a name stands for; nothing: it has no value here.
using Lookup = std::function<std::optional<Value>(std::string_view name)>;

/// The value of an expression: literals, names, fields, indices, lists, objects, arithmetic, comparisons and logic. Or
/// why it has none. Nothing is called. A literal of the client's id is what `lookup` says of `INIT_PEER_ID`.
base::Result<Value> evaluate(std::string_view expression, const Lookup& lookup);
/// The same for a condition, which is true or false.
base::Result<bool> holds(std::string_view condition, const Lookup& lookup);
/// A text with expressions in braces: `{peer} says {x + 1}`. One that has no value says why.
std::string filledIn(std::string_view text, const Lookup& lookup);

}  // namespace aqua::debug
