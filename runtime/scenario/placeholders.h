// `${...}` in texts of a scenario.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "runtime/scenario/scenario.h"

namespace aqua::sim {

/// Splits a text at its placeholders. `inside` gets what stands between the braces, and `whole` text of the
/// placeholder; `plain` gets the rest, where `$$` is one dollar already (`escaped`: at its end). A `$` before
/// anything else is a dollar. An opened placeholder without an end is plain.
void eachPlaceholder(std::string_view text, const std::function<void(std::string_view, bool escaped)>& plain,
                     const std::function<void(std::string_view inside, std::string_view whole)>& placeholder);

/// What a reply may refer to.
struct ReplyContext {
  std::span<const Value> args;
  std::string_view self;
  uint64_t number = 1;
  const values::Budget* budget = nullptr;  // asked before texts are written; may be null
};
bool hasPlaceholders(const Value& value);
/// `value` with everything filled in; peer ids have been filled in before.
Value fillReply(const Value& value, const ReplyContext& context);
std::string fillReplyText(std::string_view text, const ReplyContext& context);

enum class PlaceholderKind : uint8_t { Peer, Arg, Self, Number, Unknown };
struct Placeholder {
  PlaceholderKind kind = PlaceholderKind::Unknown;
  std::string_view name;  // Peer: name; Arg: path after the index, may be empty
  uint32_t index = 0;     // Arg
};
Placeholder readPlaceholder(std::string_view inside);

}  // namespace aqua::sim
