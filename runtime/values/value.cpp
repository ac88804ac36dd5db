// Representation of values: scalars live in the handle, everything else behind a reference count. Containers hash
// their (already hashed) children when they are made, so neither hashing nor equality of unequal values descends.
#include "runtime/values/value.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <new>
#include <set>
#include <utility>

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/xxhash.h>

#include "runtime/values/plain_text.h"

namespace aqua::values {

namespace {

constexpr uint64_t kHashStep = 0x9E3779B97F4A7C15ULL;

uint64_t mix(uint64_t x) {
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93ULL;
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93ULL;
  return x ^ (x >> 32);
}

uint64_t combine(uint64_t seed, uint64_t next) { return mix(seed + kHashStep + (next ^ (seed << 7))); }

uint64_t hashBytes(std::string_view bytes, uint64_t seed) {
  return combine(seed, llvm::xxh3_64bits(llvm::StringRef(bytes.data(), bytes.size())));
}

constexpr size_t kManyPairs = 1000;  // of two values that are compared

/// Bytes of a JSON string, quotes included.
uint64_t jsonSize(std::string_view text) {
  constexpr uint64_t kShortEscape = 1, kLongEscape = 5;  // more than the character itself
  uint64_t size = text.size() + 2;
  for (size_t at = plainEnd(text, 0); at < text.size(); at = plainEnd(text, at + 1)) {
    auto c = static_cast<unsigned char>(text[at]);
    bool isShort = c >= 0x20 || c == '\b' || c == '\f' || c == '\n' || c == '\r' || c == '\t';
    size += isShort ? kShortEscape : kLongEscape;
  }
  return size;
}

}  // namespace

/// The characters follow the structure in the same block.
struct Value::StringRep : Rep {
  explicit StringRep(size_t n) : Rep(Kind::String, 0), size(n) {}
  size_t size;
  bool hashed = false;  // when first asked for
  char* data() { return reinterpret_cast<char*>(this + 1); }
  const char* data() const { return reinterpret_cast<const char*>(this + 1); }
};

struct Value::ArrayRep : Rep {
  ArrayRep(uint64_t h, Array a) : Rep(Kind::Array, h), items(std::move(a)) {}
  Array items;
};

struct Value::ObjectRep : Rep {
  ObjectRep(uint64_t h, Object o) : Rep(Kind::Object, h), members(std::move(o)) {}
  Object members;
};

Value Value::boolean(bool b) {
  Value v;
  v.kind_ = Kind::Bool;
  v.as_.boolean = b;
  return v;
}

Value Value::integer(int64_t i) {
  Value v;
  v.kind_ = i < 0 ? Kind::Negative : Kind::Unsigned;
  v.as_.bits = static_cast<uint64_t>(i);
  return v;
}

Value Value::unsignedInteger(uint64_t u) {
  Value v;
  v.kind_ = Kind::Unsigned;
  v.as_.bits = u;
  return v;
}

Value Value::number(double d) {
  Value v;
  if (!std::isfinite(d)) return v;
  v.kind_ = Kind::Float;
  v.as_.number = d;
  return v;
}

Value Value::plainString(std::string_view s) {
  Value v = string(s);
  v.as_.rep->textSize = s.size() + 2;
  return v;
}

Value Value::string(std::string_view s) {
  void* memory = Blocks::take(sizeof(StringRep) + s.size());
  auto* rep = ::new (memory) StringRep(s.size());
  if (!s.empty()) std::memcpy(rep->data(), s.data(), s.size());
  return {Kind::String, rep};
}

Value Value::array(Array items) {
  uint64_t hash = combine(static_cast<uint64_t>(Kind::Array), items.size());
  uint64_t size = 2;
  for (const Value& item : items) {
    hash = combine(hash, item.hash());
    size = std::min(size + item.textSize() + 1, kEndless);
  }
  Value v(Kind::Array, new ArrayRep(hash, std::move(items)));
  v.as_.rep->textSize = size;
  return v;
}

Value Value::object(std::vector<std::pair<std::string, Value>> members) {
  auto byKey = [](const auto& a, const auto& b) { return a.first < b.first; };
  if (!std::is_sorted(members.begin(), members.end(), byKey)) std::stable_sort(members.begin(), members.end(), byKey);
  size_t kept = 0;
  for (size_t i = 0; i < members.size(); ++i) {
    bool sameAsNext = i + 1 < members.size() && members[i].first == members[i + 1].first;
    if (sameAsNext) continue;
    if (kept != i) members[kept] = std::move(members[i]);
    ++kept;
  }
  members.resize(kept);

  uint64_t hash = combine(static_cast<uint64_t>(Kind::Object), members.size());
  uint64_t size = 2;
  for (const auto& [key, value] : members) {
    hash = combine(hashBytes(key, hash), value.hash());
    size = std::min(size + jsonSize(key) + value.textSize() + 2, kEndless);
  }
  Value v(Kind::Object, new ObjectRep(hash, std::move(members)));
  v.as_.rep->textSize = size;
  return v;
}

/// Iterative: a value may nest deeper than the stack allows. Children are moved out of a dying container, and those
/// that die with it wait in `dying`.
void Value::destroy(Rep* rep) {
  std::vector<Rep*> dying{rep};
  auto release = [&dying](Value& child) {
    if (child.isShared() && --child.as_.rep->references == 0) dying.push_back(child.as_.rep);
    child.kind_ = Kind::Null;
  };
  while (!dying.empty()) {
    Rep* next = dying.back();
    dying.pop_back();
    if (next->kind == Kind::String) {
      auto* string = static_cast<StringRep*>(next);
      size_t size = sizeof(StringRep) + string->size;
      string->~StringRep();
      Blocks::give(string, size);
    } else if (next->kind == Kind::Array) {
      auto* array = static_cast<ArrayRep*>(next);
      for (Value& item : array->items) release(item);
      delete array;
    } else {
      auto* object = static_cast<ObjectRep*>(next);
      for (auto& member : object->members) release(member.second);
      delete object;
    }
  }
}

bool Value::asBool() const { return kind_ == Kind::Bool && as_.boolean; }

std::optional<int64_t> Value::asInt64() const {
  if (kind_ == Kind::Negative) return static_cast<int64_t>(as_.bits);
  if (kind_ != Kind::Unsigned || as_.bits > static_cast<uint64_t>(std::numeric_limits<int64_t>::max())) return {};
  return static_cast<int64_t>(as_.bits);
}

std::optional<uint64_t> Value::asUint64() const {
  if (kind_ != Kind::Unsigned) return {};
  return as_.bits;
}

double Value::asDouble() const {
  if (kind_ == Kind::Unsigned) return static_cast<double>(as_.bits);
  if (kind_ == Kind::Negative) return static_cast<double>(static_cast<int64_t>(as_.bits));
  return kind_ == Kind::Float ? as_.number : 0;
}

std::string_view Value::asString() const {
  if (kind_ != Kind::String) return {};
  const auto* rep = static_cast<const StringRep*>(as_.rep);
  return {rep->data(), rep->size};
}

const Array& Value::asArray() const {
  static const Array empty;
  return kind_ == Kind::Array ? static_cast<const ArrayRep*>(as_.rep)->items : empty;
}

const Object& Value::asObject() const {
  static const Object empty;
  return kind_ == Kind::Object ? static_cast<const ObjectRep*>(as_.rep)->members : empty;
}

const Value* Value::find(std::string_view key) const {
  const Object& members = asObject();
  auto found = std::lower_bound(members.begin(), members.end(), key,
                                [](const auto& member, std::string_view k) { return member.first < k; });
  return found != members.end() && found->first == key ? &found->second : nullptr;
}

uint64_t Value::hash() const {
  auto seed = static_cast<uint64_t>(kind_);
  switch (kind_) {
  case Kind::Null: return combine(seed, 0);
  case Kind::Bool: return combine(seed, as_.boolean ? 1 : 0);
  case Kind::Unsigned:
  case Kind::Negative: return combine(seed, as_.bits);
  case Kind::Float: return combine(seed, as_.number == 0 ? 0 : std::bit_cast<uint64_t>(as_.number));
  case Kind::String: {
    auto* rep = static_cast<StringRep*>(as_.rep);
    if (!std::exchange(rep->hashed, true)) rep->hash = hashBytes({rep->data(), rep->size}, seed);
    return rep->hash;
  }
  case Kind::Array:
  case Kind::Object: return as_.rep->hash;
  }
  return 0;
}

uint64_t Value::textSize() const {
  constexpr uint64_t kInteger = 20, kFloat = 26, kWord = 5;  // at most
  switch (kind_) {
  case Kind::Null:
  case Kind::Bool: return kWord;
  case Kind::Unsigned:
  case Kind::Negative: return kInteger;
  case Kind::Float: return kFloat;
  case Kind::String:
    if (as_.rep->textSize == 0) as_.rep->textSize = jsonSize(asString());
    return as_.rep->textSize;
  case Kind::Array:
  case Kind::Object: return as_.rep->textSize;
  }
  return 0;
}

bool Value::operator==(const Value& other) const {
  std::vector<std::pair<const Value*, const Value*>> open;  // pairs of containers of equal size still to compare
  std::set<std::pair<const Rep*, const Rep*>> seen;         // once there were many: parts may occur again and again
  size_t looked = 0;
  // Settles a pair at once, or leaves it for the loop; false when the two differ.
  auto compare = [&open](const Value& a, const Value& b) {
    if (a.kind_ != b.kind_) return false;
    switch (a.kind_) {
    case Kind::Null: return true;
    case Kind::Bool: return a.as_.boolean == b.as_.boolean;
    case Kind::Unsigned:
    case Kind::Negative: return a.as_.bits == b.as_.bits;
    case Kind::Float: return a.as_.number == b.as_.number;
    case Kind::String: return a.as_.rep == b.as_.rep || a.asString() == b.asString();
    case Kind::Array:
    case Kind::Object:
      if (a.as_.rep == b.as_.rep) return true;
      if (a.hash() != b.hash()) return false;
      open.emplace_back(&a, &b);
      return true;
    }
    return false;
  };

  if (!compare(*this, other)) return false;
  while (!open.empty()) {
    auto [a, b] = open.back();
    open.pop_back();
    if (++looked > kManyPairs && !seen.emplace(a->as_.rep, b->as_.rep).second) continue;
    if (a->isArray()) {
      const Array &left = a->asArray(), &right = b->asArray();
      if (left.size() != right.size()) return false;
      for (size_t i = 0; i < left.size(); ++i)
        if (!compare(left[i], right[i])) return false;
    } else {
      const Object &left = a->asObject(), &right = b->asObject();
      if (left.size() != right.size()) return false;
      for (size_t i = 0; i < left.size(); ++i)
        if (left[i].first != right[i].first || !compare(left[i].second, right[i].second)) return false;
    }
  }
  return true;
}

}  // namespace aqua::values
