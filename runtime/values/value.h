// JSON values of the AIR machine (EXECUTION.md 4.1): immutable and shared, so that a copy costs a reference
// count. Reference counts are not atomic: a value, and whatever it shares parts with, belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/result.h"
#include "runtime/values/blocks.h"

namespace aqua::values {

enum class ValueKind : uint8_t { Null, Bool, Unsigned, Negative, Float, String, Array, Object };

class Value;
using Array = std::vector<Value>;
/// Members sorted by key bytes, keys unique.
using Object = std::vector<std::pair<std::string, Value>>;

class Value {
 public:
  using Kind = ValueKind;

  Value() = default;  // null
  Value(const Value& other) : kind_(other.kind_), as_(other.as_) { retain(); }
  Value(Value&& other) noexcept : kind_(other.kind_), as_(other.as_) { other.kind_ = Kind::Null; }
  Value& operator=(const Value& other) {
    Value(other).swap(*this);
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    Value(std::move(other)).swap(*this);
    return *this;
  }
  ~Value() {
    if (isShared() && --as_.rep->references == 0) destroy(as_.rep);
  }
  void swap(Value& other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(as_, other.as_);
  }

  static Value boolean(bool b);
  static Value integer(int64_t i);
  static Value unsignedInteger(uint64_t u);
  /// JSON has no infinities and no NaN: these give null.
  static Value number(double d);
  static Value string(std::string_view s);       // valid UTF-8
  static Value plainString(std::string_view s);  // and nothing in it is escaped in JSON
  static Value array(Array items);
  static Value object(std::vector<std::pair<std::string, Value>> members);  // any order; the last of equal keys wins

  Kind kind() const { return kind_; }
  bool isNull() const { return kind_ == Kind::Null; }
  bool isBool() const { return kind_ == Kind::Bool; }
  bool isString() const { return kind_ == Kind::String; }
  bool isArray() const { return kind_ == Kind::Array; }
  bool isObject() const { return kind_ == Kind::Object; }
  bool isNumber() const { return isInteger() || kind_ == Kind::Float; }
  bool isInteger() const { return kind_ == Kind::Unsigned || kind_ == Kind::Negative; }

  bool asBool() const;                     // Bool only
  std::optional<int64_t> asInt64() const;  // integers that fit; empty for everything else
  std::optional<uint64_t> asUint64() const;
  double asDouble() const;            // any number
  std::string_view asString() const;  // String only; valid as long as some handle to this string lives
  const Array& asArray() const;       // Array only
  const Object& asObject() const;     // Object only
  /// Member of an object; null pointer when absent or not an object.
  const Value* find(std::string_view key) const;

  /// Same kind and same value: 1 and 1.0 differ, 0.0 and -0.0 are equal (4.1). Values that share their
  /// representation compare in one step, and unequal hashes settle the rest.
  bool operator==(const Value& other) const;
  /// Equal values have equal hashes; the same in every process. Kept with every shared value.
  uint64_t hash() const;
  /// Canonical text: no spaces, keys in byte order, shortest round-trip floats.
  std::string text() const;
  void appendText(std::string& out) const;
  /// How long `text` is, or a little more than it is; known before it is written: text of shared values doubles
  /// quickly. No more than kEndless, which stands for everything from there on.
  uint64_t textSize() const;
  static constexpr uint64_t kEndless = uint64_t{1} << 60;

 private:
  struct Rep : InBlocks {
    Rep(Kind k, uint64_t h) : kind(k), hash(h) {}
    uint32_t references = 1;
    Kind kind;
    uint64_t hash;
    uint64_t textSize = 0;  // String: 0 when it is not known yet
  };
  struct StringRep;
  struct ArrayRep;
  struct ObjectRep;

  Value(Kind kind, Rep* rep) : kind_(kind) { as_.rep = rep; }
  bool isShared() const { return kind_ >= Kind::String; }
  void retain() const {
    if (isShared()) ++as_.rep->references;
  }
  static void destroy(Rep* rep);

  Kind kind_ = Kind::Null;
  union {
    bool boolean;
    uint64_t bits;  // Unsigned; Negative as two's complement
    double number;
    Rep* rep;
  } as_{.bits = 0};
};

/// Where and why a text is no JSON. The words are those that scripts on production peers see.
struct JsonError {
  size_t line = 1;    // 1-based
  size_t column = 0;  // bytes of that line read so far
  std::string reason;
  /// "trailing characters at line 1 column 3"
  std::string message() const;
};
/// Strict JSON in valid UTF-8, nesting up to 127 levels, no recursion; the last of duplicate keys wins.
/// Integers beyond u64 or i64, `-0`, and whatever has a dot or an exponent are floats. Floats are read the way the
/// production VM reads them: 19 digits and one power of ten, so the last digit may be off by one.
base::Result<Value, JsonError> parseJson(std::string_view text);
/// More than the values take that `text` stands for, in bytes.
uint64_t memoryOfJson(std::string_view text);
/// The shortest digits that read back as the same finite number: 0.DIGITS * 10^point.
struct Decimal {
  bool negative = false;
  std::string digits;
  int point = 0;
};
Decimal shortest(double number);
/// Two spaces of indentation, for people.
std::string prettyText(const Value& value);
/// `text` as a JSON string, quotes included, escaped as in canonical text.
void appendJsonString(std::string& out, std::string_view text);

}  // namespace aqua::values
