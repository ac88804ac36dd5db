// How members of events are written in the lines of a recording, and read again: the forms of events.def. Part of the
// writer and the reader.
#pragma once

#include <map>
#include <unordered_map>

#include "runtime/record/recording.h"

namespace aqua::sim::forms {

/// What a form needs to know besides the value.
struct Writing {
  const std::vector<RecordedPeer>& peers;
  std::unordered_map<std::string_view, std::string_view> names;  // by id
};
struct Reading {
  uint32_t version = kRecordingVersion;
  std::map<std::string, uint32_t, std::less<>> peers;  // by name
  std::unordered_map<std::string, Value> values;       // by hash
};

/// A text or value of more bytes is written once, and referred to by its hash.
inline constexpr size_t kInline = 256;
inline constexpr std::string_view kReference = "_ref";
/// What of a long member is referred to.
enum class Long : uint8_t {
  Never,
  Whole,
  Parts,  // the `value` of each element
};

/// What a line may say about an event of a kind.
struct Field {
  EventKind kind;
  std::string_view key;
  bool needed;  // never left out
  Long when;
  std::string_view wants;  // `a number`
  /// Nothing: it is left out.
  std::optional<Value> (*write)(const Event& event, const Writing& writing);
  /// False: it is something else.
  bool (*read)(const Value& value, Event& event, const Reading& reading);
};
/// Those of a kind.
std::span<const Field> fieldsOf(EventKind kind);

/// `{"value": ...}` for each.
Value written(std::span<const Value> values);
bool read(const Value& from, std::vector<Value>& to, const Reading& reading);
/// The member of an object, or what its reference stands for; null: there is none.
const Value* memberOf(const Value& object, std::string_view key, const Reading& reading);

}  // namespace aqua::sim::forms
