// JSON values of the AIR machine: immutable and shared, so that a copy costs a reference count.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aqua::values {

class Value;
using Array = std::vector<Value>;
/// Members sorted by key bytes, keys unique.
using Object = std::vector<std::pair<std::string, Value>>;

class Value {
 public:
  enum class Kind : uint8_t { Null, Bool, Unsigned, Negative, Float, String, Array, Object };

  Value() = default;                                   // null
  static Value boolean(bool b);
  static Value integer(int64_t i);
  static Value unsignedInteger(uint64_t u);
  static Value number(double d);
  static Value string(std::string_view s);
  static Value array(Array items);
  static Value object(std::vector<std::pair<std::string, Value>> members);  // any order; the last of equal keys wins

  Kind kind() const;
  bool isNull() const { return kind() == Kind::Null; }
  bool isString() const { return kind() == Kind::String; }
  bool isArray() const { return kind() == Kind::Array; }
  bool isObject() const { return kind() == Kind::Object; }
  bool isNumber() const { return kind() == Kind::Unsigned || kind() == Kind::Negative || kind() == Kind::Float; }
  bool isInteger() const { return kind() == Kind::Unsigned || kind() == Kind::Negative; }

  bool asBool() const;                                 // Bool only
  std::optional<int64_t> asInt64() const;              // integers that fit
  std::optional<uint64_t> asUint64() const;
  double asDouble() const;                             // any number
  std::string_view asString() const;                   // String only
  const Array& asArray() const;                        // Array only
  const Object& asObject() const;                      // Object only
  /// Member of an object; null pointer when absent or not an object.
  const Value* find(std::string_view key) const;

  /// Same kind and same value: 1 and 1.0 differ, 0.0 and -0.0 are equal (AIR execution spec 4.1).
  bool operator==(const Value& other) const;
  /// Canonical text: no spaces, keys in byte order, shortest round-trip floats.
  std::string text() const;
  void appendText(std::string& out) const;

 private:
  struct Rep;
  std::shared_ptr<const Rep> rep_;                     // null: JSON null; the layout may become tighter later
};

struct JsonError {
  size_t offset = 0;
  std::string reason;
};
/// Strict JSON, nesting up to 127 levels, no recursion; the last of duplicate keys wins.
std::optional<Value> parseJson(std::string_view text, JsonError* error = nullptr);
/// Two spaces of indentation, for people.
std::string prettyText(const Value& value);

}  // namespace aqua::values
