// Reading messages in JSON. Every function gives nothing when the value is missing or of another kind.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include <llvm/Support/JSON.h>

#include "compiler/base/result.h"

namespace aqua::messages {

namespace json = llvm::json;

inline const json::Object* object(const json::Object* from, std::string_view key) {
  return from ? from->getObject(llvm::StringRef(key)) : nullptr;
}
inline const json::Array* array(const json::Object* from, std::string_view key) {
  return from ? from->getArray(llvm::StringRef(key)) : nullptr;
}
inline std::optional<std::string> string(const json::Object* from, std::string_view key) {
  auto value = from ? from->getString(llvm::StringRef(key)) : std::nullopt;
  return value ? std::optional(value->str()) : std::nullopt;
}
inline std::optional<bool> boolean(const json::Object* from, std::string_view key) {
  auto value = from ? from->getBoolean(llvm::StringRef(key)) : std::nullopt;
  return value ? std::optional(*value) : std::nullopt;
}
inline std::optional<int64_t> integer(const json::Object* from, std::string_view key) {
  auto value = from ? from->getInteger(llvm::StringRef(key)) : std::nullopt;
  return value ? std::optional(*value) : std::nullopt;
}

/// Parses one message; refuses nesting so deep that reading it would not end well.
base::Result<json::Value> parse(std::string_view body);
/// As a frame.
void write(std::ostream& out, const json::Value& message);

}  // namespace aqua::messages
