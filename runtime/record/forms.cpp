#include "runtime/record/forms.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/base/numbers.h"

namespace aqua::sim::forms {

namespace {

using values::Array;

Value text(std::string_view s) { return Value::string(s); }

// Each form: what it wants to read, whether it is never left out, and what becomes of long ones. `write` gets the
// event as well, since some members mean something in some events only.

struct Short {
  static constexpr bool kNeeded = true;
  static constexpr Long kLong = Long::Never;
};

struct Number : Short {
  static constexpr std::string_view kWants = "a number";
  static std::optional<Value> write(const Event&, uint64_t number, const Writing&) {
    return Value::unsignedInteger(number);
  }
  template <class T> static bool read(const Value& value, Event&, T& to, const Reading&) {
    auto number = value.asUint64();
    if (!number || *number > std::numeric_limits<T>::max()) return false;
    to = static_cast<T>(*number);
    return true;
  }
};

/// Zero is left out.
struct Count : Number {
  static constexpr bool kNeeded = false;
  static std::optional<Value> write(const Event&, uint64_t number, const Writing&) {
    return number == 0 ? std::nullopt : std::optional(Value::unsignedInteger(number));
  }
};

struct Integer : Short {
  static constexpr std::string_view kWants = "a number";
  static std::optional<Value> write(const Event&, int64_t number, const Writing&) { return Value::integer(number); }
  static bool read(const Value& value, Event&, int64_t& to, const Reading&) {
    auto number = value.asInt64();
    to = number.value_or(0);
    return number.has_value();
  }
};

/// kNobody is left out.
struct Index : Number {
  static constexpr bool kNeeded = false;
  static std::optional<Value> write(const Event&, uint32_t number, const Writing&) {
    return number == kNobody ? std::nullopt : std::optional(Value::unsignedInteger(number));
  }
};
using Place = Index;

struct Flag : Short {
  static constexpr std::string_view kWants = "true or false";
  static std::optional<Value> write(const Event&, bool flag, const Writing&) { return Value::boolean(flag); }
  static bool read(const Value& value, Event&, bool& to, const Reading&) {
    if (!value.isBool()) return false;
    to = value.asBool();
    return true;
  }
};

struct Text {
  static constexpr Long kLong = Long::Whole;
  static constexpr std::string_view kWants = "a text";
  static constexpr bool kNeeded = false;
  static std::optional<Value> write(const Event&, const std::string& s, const Writing&) {
    return s.empty() ? std::nullopt : std::optional(text(s));
  }
  static bool read(const Value& value, Event&, std::string& to, const Reading&) {
    if (!value.isString()) return false;
    to = value.asString();
    return true;
  }
};

struct Texts : Short {
  static constexpr std::string_view kWants = "a list of texts";
  static constexpr bool kNeeded = false;
  static std::optional<Value> write(const Event&, const std::vector<std::string>& list, const Writing&) {
    if (list.empty()) return std::nullopt;
    Array items;
    for (const std::string& item : list) items.push_back(text(item));
    return Value::array(std::move(items));
  }
  static bool read(const Value& value, Event&, std::vector<std::string>& to, const Reading&) {
    if (!value.isArray()) return false;
    for (const Value& item : value.asArray()) {
      if (!item.isString()) return false;
      to.emplace_back(item.asString());
    }
    return true;
  }
};

struct Numbers : Short {
  static constexpr std::string_view kWants = "a list of numbers";
  static std::optional<Value> write(const Event&, const std::vector<uint64_t>& list, const Writing&) {
    Array items;
    for (uint64_t item : list) items.push_back(Value::unsignedInteger(item));
    return Value::array(std::move(items));
  }
  static bool read(const Value& value, Event&, std::vector<uint64_t>& to, const Reading&) {
    if (!value.isArray()) return false;
    for (const Value& item : value.asArray()) {
      auto number = item.asUint64();
      if (!number) return false;
      to.push_back(*number);
    }
    return true;
  }
};

struct Peer : Short {
  static constexpr std::string_view kWants = "a peer of the header";
  static constexpr bool kNeeded = false;
  static std::optional<Value> write(const Event&, uint32_t peer, const Writing& writing) {
    return peer == kNobody ? std::nullopt : std::optional(text(writing.peers[peer].name));
  }
  static bool read(const Value& value, Event&, uint32_t& to, const Reading& reading) {
    auto found = value.isString() ? reading.peers.find(value.asString()) : reading.peers.end();
    if (found == reading.peers.end()) return false;
    to = found->second;
    return true;
  }
};
/// Of a message that comes too late: before it is sent, the other peer is who should get it.
struct Sender : Peer {
  static std::optional<Value> write(const Event& event, uint32_t peer, const Writing& writing) {
    return event.expiry == Expiry::Send ? std::nullopt : Peer::write(event, peer, writing);
  }
};
struct Receiver : Peer {
  static std::optional<Value> write(const Event& event, uint32_t peer, const Writing& writing) {
    return event.expiry == Expiry::Send ? Peer::write(event, peer, writing) : std::nullopt;
  }
};

struct Key : Short {
  static constexpr std::string_view kWants = "the key of a message such as `a>b#1`";
  static constexpr bool kNeeded = false;
  static std::optional<Value> write(const Event&, const MessageKey& key, const Writing& writing) {
    if (key.from == kNobody) return std::nullopt;
    std::string_view to = key.to == kNobody ? std::string_view("?") : std::string_view(writing.peers[key.to].name);
    return text(keyText(key, writing.peers[key.from].name, to));
  }
  /// Names of peers are any texts, so the one `>` counts that parts two of them.
  static bool read(const Value& value, Event&, MessageKey& to, const Reading& reading) {
    if (!value.isString()) return false;
    std::string_view key = value.asString();
    size_t hash = key.rfind('#');
    if (hash == std::string_view::npos) return false;
    std::string_view wire = key.substr(0, hash), number = key.substr(hash + 1);
    size_t copy = number.find('\'');
    auto first = base::parse<uint64_t>(number.substr(0, copy));
    auto second = copy == std::string_view::npos ? std::optional(0U) : base::parse<uint32_t>(number.substr(copy + 1));
    if (!first || !second) return false;
    to.number = *first;
    to.copy = *second;
    for (size_t at = wire.find('>'); at != std::string_view::npos; at = wire.find('>', at + 1)) {
      auto from = reading.peers.find(wire.substr(0, at)), other = reading.peers.find(wire.substr(at + 1));
      bool nobody = wire.substr(at + 1) == "?";
      if (from == reading.peers.end() || (other == reading.peers.end() && !nobody)) continue;
      to.from = from->second;
      to.to = other == reading.peers.end() ? kNobody : other->second;
      return true;
    }
    return false;
  }
};

struct Word : Short {
  static constexpr std::string_view kWants = "a word of the format";
  template <class Set> static std::optional<Value> write(const Event&, Set word, const Writing&) {
    return text(wordOf(word));
  }
  template <class Set> static bool read(const Value& value, Event&, Set& to, const Reading&) {
    auto word = value.isString() ? wordNamed<Set>(value.asString()) : std::nullopt;
    to = word.value_or(Set{});
    return word.has_value();
  }
};

/// 32 hexadecimal digits; zero is left out.
struct Print : Short {
  static constexpr std::string_view kWants = "a fingerprint of 32 digits";
  static constexpr bool kNeeded = false;
  static std::optional<Value> write(const Event&, const Fingerprint& print, const Writing&) {
    if (print == Fingerprint{}) return std::nullopt;
    return text(fmt::format("{:016x}{:016x}", print[0], print[1]));
  }
  static bool read(const Value& value, Event&, Fingerprint& to, const Reading&) {
    constexpr size_t kDigits = 16;
    if (!value.isString() || value.asString().size() != 2 * kDigits) return false;
    for (size_t i = 0; i < to.size(); ++i)
      for (char c : value.asString().substr(i * kDigits, kDigits)) {
        size_t digit = std::string_view("0123456789abcdef").find(c);
        if (digit == std::string_view::npos) return false;
        to[i] = to[i] << 4 | digit;
      }
    return true;
  }
};

struct Values {
  static constexpr Long kLong = Long::Parts;
  static constexpr std::string_view kWants = "a list of values";
  static constexpr bool kNeeded = false;
  static std::optional<Value> write(const Event&, const std::vector<Value>& list, const Writing&) {
    return list.empty() ? std::nullopt : std::optional(written(list));
  }
  static bool read(const Value& value, Event&, std::vector<Value>& to, const Reading& reading) {
    return forms::read(value, to, reading);
  }
};

/// Values with the lists of where each comes from: peer, service, function, path.
struct Arguments : Values {
  static std::optional<Value> write(const Event& event, const std::vector<Value>& list, const Writing& writing) {
    if (list.empty()) return std::nullopt;
    Array items;
    for (size_t i = 0; i < list.size(); ++i) {
      std::vector<std::pair<std::string, Value>> item{{"value", list[i]}};
      if (i < event.tetraplets.size()) item.emplace_back("tetraplets", tetraplets(event.tetraplets[i], writing));
      items.push_back(Value::object(std::move(item)));
    }
    return Value::array(std::move(items));
  }
  static bool read(const Value& value, Event& event, std::vector<Value>& to, const Reading& reading) {
    if (!forms::read(value, to, reading)) return false;
    for (const Value& item : value.asArray()) {
      const Value* list = memberOf(item, "tetraplets", reading);
      std::vector<data::Tetraplet>& own = event.tetraplets.emplace_back();
      if (list && !tetraplets(*list, own)) return false;
    }
    return true;
  }

 private:
  static Value tetraplets(const std::vector<data::Tetraplet>& list, const Writing& writing) {
    Array items;
    for (const data::Tetraplet& one : list) {
      auto peer = writing.names.find(one.peer);
      items.push_back(Value::array({text(peer == writing.names.end() ? std::string_view(one.peer) : peer->second),
                                    text(one.service), text(one.function), text(one.lens)}));
    }
    return Value::array(std::move(items));
  }
  static bool tetraplets(const Value& from, std::vector<data::Tetraplet>& to) {
    if (!from.isArray()) return false;
    constexpr size_t kParts = 4;
    for (const Value& item : from.asArray()) {
      if (!item.isArray() || item.asArray().size() != kParts) return false;
      std::array<std::string, kParts> parts;
      for (size_t i = 0; i < kParts; ++i) {
        if (!item.asArray()[i].isString()) return false;
        parts[i] = item.asArray()[i].asString();
      }
      to.push_back({parts[0], parts[1], parts[2], parts[3]});
    }
    return true;
  }
};

/// A text that is JSON.
struct Json {
  static constexpr Long kLong = Long::Whole;
  static constexpr std::string_view kWants = "a value";
  static constexpr bool kNeeded = false;
  static std::optional<Value> write(const Event&, const std::string& json, const Writing&) {
    if (json.empty()) return std::nullopt;
    auto value = values::parseJson(json).optional();
    return value ? *value : text(json);
  }
  static bool read(const Value& value, Event&, std::string& to, const Reading&) {
    to = value.text();
    return true;
  }
};
struct Result : Json {
  static std::optional<Value> write(const Event& event, const std::string& json, const Writing& writing) {
    return event.code == 0 ? Json::write(event, json, writing) : std::nullopt;
  }
};
struct Error : Json {
  static std::optional<Value> write(const Event& event, const std::string& json, const Writing& writing) {
    return event.code != 0 ? Json::write(event, json, writing) : std::nullopt;
  }
};

#define FIELD(Id, key, Form, member)                                                              \
  Field{EventKind::Id,                                                                            \
        key,                                                                                      \
        Form::kNeeded,                                                                            \
        Form::kLong,                                                                              \
        Form::kWants,                                                                             \
        [](const Event& e, const Writing& writing) { return Form::write(e, e.member, writing); }, \
        [](const Value& v, Event& e, const Reading& reading) { return Form::read(v, e, e.member, reading); }},
constexpr Field kFields[] = {
#include "runtime/record/events.def"
};

}  // namespace

std::span<const Field> fieldsOf(EventKind kind) {
  static const auto ranges = [] {
    std::array<std::span<const Field>, kWords<EventKind>> all;
    for (unsigned i = 0; i < all.size(); ++i) {
      auto is = [&](const Field& field) { return field.kind == static_cast<EventKind>(i); };
      auto begin = std::find_if(std::begin(kFields), std::end(kFields), is);
      all[i] = {begin, std::find_if_not(begin, std::end(kFields), is)};
    }
    return all;
  }();
  return ranges[static_cast<size_t>(kind)];
}

Value written(std::span<const Value> values) {
  Array items;
  for (const Value& value : values) items.push_back(Value::object({{"value", value}}));
  return Value::array(std::move(items));
}

const Value* memberOf(const Value& object, std::string_view key, const Reading& reading) {
  if (const Value* found = object.find(key)) return found;
  const Value* reference = object.find(std::string(key) + std::string(kReference));
  if (!reference || !reference->isString()) return nullptr;
  auto found = reading.values.find(std::string(reference->asString()));
  return found == reading.values.end() ? nullptr : &found->second;
}

bool read(const Value& from, std::vector<Value>& to, const Reading& reading) {
  if (!from.isArray()) return false;
  for (const Value& item : from.asArray()) {
    // Version 1 had the values themselves.
    const Value* value = reading.version == 1 ? &item : memberOf(item, "value", reading);
    if (!value) return false;
    to.push_back(*value);
  }
  return true;
}

}  // namespace aqua::sim::forms
