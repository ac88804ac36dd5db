// Values of a scenario in TOML, one by one. Nothing here reports: shape.h says what is wrong with a file, and readers
// take what is right.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/scenario/checks.h"
#include "runtime/scenario/format.h"
#include "runtime/scenario/time.h"
#include "runtime/values/value.h"

namespace aqua::sim {

/// What is wrong inside a value.
struct BadPart {
  const toml::node* node = nullptr;
  diagnostics::Code code{};
  std::string text;  // what is expected there, or why it is no JSON
};
/// What `node` stands for; `{ json = "..." }` for its JSON, unless `patterns`, where it is a matcher.
std::optional<values::Value> toValue(const toml::node& node, BadPart& bad, bool patterns = false);

std::optional<Range> toRange(const toml::node& node);
std::optional<Work> toWork(const toml::node& node);
std::optional<Chance> toChance(const toml::node& node);
/// Milliseconds from 1970.
std::optional<uint64_t> toMoment(const toml::node& node);
std::optional<ValueSource> toSource(std::string_view text);
/// `PEER:SERVICE.FUNCTION`; without a peer when `anywhere`.
std::optional<OrderStep> toAction(std::string_view text, bool anywhere);
std::optional<Deviation> toDeviation(std::string_view text);
/// One of each kind that names nobody: `drop:1`.
std::vector<std::string> simpleDeviations();
/// `from>to#number`: the names of the peers.
std::optional<std::pair<std::string, std::string>> toMessageEnds(std::string_view text);

/// Members of a table, by key: nothing when absent, or of another form.
inline constexpr std::string_view kReadOnly = ":ro";  // behind the path of a folder
std::string textAt(const toml::table& table, std::string_view key);
std::optional<std::string> textIn(const toml::table& table, std::string_view key);
std::optional<uint64_t> wholeIn(const toml::table& table, std::string_view key);
std::optional<int64_t> integerIn(const toml::table& table, std::string_view key);
std::optional<bool> truthIn(const toml::table& table, std::string_view key);
std::optional<Micros> durationIn(const toml::table& table, std::string_view key);
std::optional<int64_t> skewIn(const toml::table& table, std::string_view key);
std::optional<Range> rangeIn(const toml::table& table, std::string_view key);
std::optional<Work> workIn(const toml::table& table, std::string_view key);
std::optional<Chance> chanceIn(const toml::table& table, std::string_view key);
std::optional<size_t> wordIn(const toml::table& table, std::string_view key, WordSet set);
template <class Enum> std::optional<Enum> wordIn(const toml::table& table, std::string_view key, WordSet set) {
  auto index = wordIn(table, key, set);
  return index ? std::optional(static_cast<Enum>(*index)) : std::nullopt;
}
std::optional<values::Value> valueIn(const toml::table& table, std::string_view key);
/// Of a list, or the one text.
std::vector<std::string> textsIn(const toml::table& table, std::string_view key);
const toml::table* tableIn(const toml::table& table, std::string_view key);
/// The tables of a list, in order.
std::vector<const toml::table*> tablesIn(const toml::table& table, std::string_view key);

}  // namespace aqua::sim
