// Reading parameters of messages. Every function gives nothing when the value is missing or of another kind.
#pragma once

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "tools/lsp/positions.h"
#include "tools/messages/fields.h"

namespace aqua::lsp {

namespace json = llvm::json;

using messages::array;
using messages::integer;
using messages::object;
using messages::string;

inline std::optional<Position> position(const json::Object* from) {
  auto line = integer(from, "line"), character = integer(from, "character");
  constexpr int64_t kMax = std::numeric_limits<uint32_t>::max();
  if (!line || !character || *line < 0 || *character < 0) return std::nullopt;
  return Position{static_cast<uint32_t>(std::min(*line, kMax)), static_cast<uint32_t>(std::min(*character, kMax))};
}

struct Range {
  Position start, end;
};
inline std::optional<Range> range(const json::Object* from) {
  auto start = position(object(from, "start")), end = position(object(from, "end"));
  if (!start || !end || *end < *start) return std::nullopt;
  return Range{*start, *end};
}

inline json::Value toJson(Position position) {
  return json::Object{{"line", position.line}, {"character", position.character}};
}

}  // namespace aqua::lsp
