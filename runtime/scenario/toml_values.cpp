#include "runtime/scenario/toml_values.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "compiler/base/numbers.h"

namespace aqua::sim {

using diagnostics::Code;
using values::Value;

namespace {

std::optional<Value> toObject(const toml::table& table, BadPart& bad, bool patterns) {
  const toml::node* json = table.get("json");
  if (json && table.size() == 1 && json->is_string() && !patterns) {
    auto value = values::parseJson(json->as_string()->get());
    if (!value) bad = {json, Code::ScenarioJson, value.error().message()};
    return std::move(value).optional();
  }
  values::Object members;
  for (const auto& [name, member] : table) {
    auto value = toValue(member, bad, patterns);
    if (!value) return std::nullopt;
    members.emplace_back(name.str(), std::move(*value));
  }
  return Value::object(std::move(members));
}

/// `{ p50 = "20ms", p100 = "2s" }`
std::optional<Range> toQuantiles(const toml::table& table) {
  Range range;
  std::optional<Micros> least, most, middle;
  for (const auto& [key, node] : table) {
    auto percent = key.str().starts_with("p") ? base::parse<uint32_t>(key.str().substr(1)) : std::nullopt;
    const auto* text = node.as_string();
    auto value = text ? parseDuration(text->get()) : std::nullopt;
    if (!percent || *percent > 100 || "p" + std::to_string(*percent) != key.str() || !value) return std::nullopt;
    if (*percent == 0) least = value;
    else if (*percent == 100) most = value;
    else range.quantiles.push_back({*percent, *value});
    if (*percent == 50) middle = value;
  }
  if (!most) return std::nullopt;
  std::sort(range.quantiles.begin(), range.quantiles.end(),
            [](const Range::Quantile& a, const Range::Quantile& b) { return a.percent < b.percent; });
  Micros first = range.quantiles.empty() ? *most : range.quantiles.front().value;
  range.least = least.value_or(std::min(middle.value_or(first) / 2, first));
  range.most = *most;
  Micros last = range.least;
  for (const Range::Quantile& quantile : range.quantiles) {
    if (quantile.value < last) return std::nullopt;
    last = quantile.value;
  }
  return last <= range.most ? std::optional(std::move(range)) : std::nullopt;
}

}  // namespace

// Recursion: the depth of TOML values is bounded before parsing.
std::optional<Value> toValue(const toml::node& node, BadPart& bad, bool patterns) {
  switch (node.type()) {
  case toml::node_type::string: return Value::string(node.as_string()->get());
  case toml::node_type::integer: return Value::integer(node.as_integer()->get());
  case toml::node_type::boolean: return Value::boolean(node.as_boolean()->get());
  case toml::node_type::floating_point:
    if (std::isfinite(node.as_floating_point()->get())) return Value::number(node.as_floating_point()->get());
    bad = {&node, Code::TomlBadValue, "a number that JSON has"};
    return std::nullopt;
  case toml::node_type::array: {
    values::Array items;
    for (const toml::node& item : *node.as_array()) {
      auto value = toValue(item, bad, patterns);
      if (!value) return std::nullopt;
      items.push_back(std::move(*value));
    }
    return Value::array(std::move(items));
  }
  case toml::node_type::table: return toObject(*node.as_table(), bad, patterns);
  case toml::node_type::date:
  case toml::node_type::time:
  case toml::node_type::date_time:
  case toml::node_type::none: break;
  }
  bad = {&node, Code::TomlWrongType, "something that JSON has"};
  return std::nullopt;
}

std::optional<Range> toRange(const toml::node& node) {
  if (const auto* text = node.as_string()) return parseRange(text->get());
  return node.is_table() ? toQuantiles(*node.as_table()) : std::nullopt;
}

std::optional<Work> toWork(const toml::node& node) {
  const auto* text = node.as_string();
  return text ? parseWork(text->get()) : std::nullopt;
}

std::optional<Chance> toChance(const toml::node& node) {
  if (const auto* number = node.as_floating_point()) return chanceOf(number->get());
  const auto* whole = node.as_integer();
  return whole ? chanceOf(static_cast<double>(whole->get())) : std::nullopt;
}

std::optional<uint64_t> toMoment(const toml::node& node) {
  const auto* moment = node.as_date_time();
  if (!moment || !moment->get().offset) return std::nullopt;
  const toml::date_time& when = moment->get();
  std::chrono::year_month_day date{std::chrono::year(when.date.year), std::chrono::month(when.date.month),
                                   std::chrono::day(when.date.day)};
  int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  int64_t minutes = days * 1440 + int64_t{when.time.hour} * 60 + when.time.minute - when.offset->minutes;
  int64_t result = (minutes * 60 + when.time.second) * 1000 + when.time.nanosecond / 1'000'000;
  return result < 0 ? std::nullopt : std::optional(static_cast<uint64_t>(result));
}

std::optional<ValueSource> toSource(std::string_view text) {
  using Kind = ValueSource::Kind;
  if (text == "stats") return ValueSource{Kind::Stats, {}, {}};
  size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon + 1 == text.size()) return std::nullopt;
  std::string_view word = text.substr(0, colon), name = text.substr(colon + 1);
  constexpr std::string_view kErrors = ".errors";
  if (word == "callback") return ValueSource{Kind::Callback, std::string(name), {}};
  if (word == "call" && name.ends_with(kErrors) && name.size() > kErrors.size())
    return ValueSource{Kind::Errors, std::string(name.substr(0, name.size() - kErrors.size())), {}};
  if (word == "call") return ValueSource{Kind::Result, std::string(name), {}};
  size_t second = name.find(':');
  if (word != "stream" || second == 0 || second == std::string_view::npos || second + 1 == name.size())
    return std::nullopt;
  return ValueSource{Kind::Stream, std::string(name.substr(second + 1)), std::string(name.substr(0, second))};
}

std::optional<OrderStep> toAction(std::string_view text, bool anywhere) {
  OrderStep step;
  if (!anywhere) {
    size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    step.peer = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == text.size()) return std::nullopt;
  step.service = text.substr(0, dot);
  step.function = text.substr(dot + 1);
  return step;
}

namespace {

enum class DeviationShape : uint8_t { Counted, Plain, Role };
struct DeviationRow {
  Deviation::Kind kind;
  std::string_view word;
  DeviationShape shape;
};
constexpr DeviationRow kDeviations[] = {
#define DEVIATION(Id, word, form) {Deviation::Kind::Id, word, DeviationShape::form},
#include "runtime/scenario/deviations.def"
#undef DEVIATION
};

}  // namespace

std::vector<std::string> simpleDeviations() {
  std::vector<std::string> all;
  for (const DeviationRow& row : kDeviations)
    if (row.shape != DeviationShape::Role)
      all.push_back(std::string(row.word) + (row.shape == DeviationShape::Counted ? ":1" : ""));
  return all;
}

std::optional<Deviation> toDeviation(std::string_view text) {
  size_t colon = std::min(text.find(':'), text.size());
  std::string_view operand = text.substr(std::min(colon + 1, text.size()));
  for (const DeviationRow& row : kDeviations) {
    if (row.word != text.substr(0, colon)) continue;
    Deviation result{row.kind, 0, {}, {}};
    switch (row.shape) {
    case DeviationShape::Plain: return colon == text.size() ? std::optional(result) : std::nullopt;
    case DeviationShape::Counted: {
      auto most = base::parse<uint64_t>(operand);
      if (!most || *most == 0 || operand.starts_with('0')) return std::nullopt;
      result.most = *most;
      return result;
    }
    case DeviationShape::Role: {
      size_t at = operand.find('@');
      auto roles = wordsOf(WordSet::Role);
      auto role = std::find(roles.begin(), roles.end(), operand.substr(0, at));
      if (at == std::string_view::npos || role == roles.end() || at + 1 == operand.size()) return std::nullopt;
      result.role = static_cast<Role>(role - roles.begin());
      result.peer = operand.substr(at + 1);
      return result;
    }
    }
  }
  return std::nullopt;
}

std::optional<std::pair<std::string, std::string>> toMessageEnds(std::string_view text) {
  size_t arrow = text.find('>'), hash = text.rfind('#');
  if (arrow == std::string_view::npos || hash == std::string_view::npos || arrow == 0 || hash < arrow + 2)
    return std::nullopt;
  auto number = base::parse<uint64_t>(text.substr(hash + 1));
  if (!number || text[hash + 1] == '0') return std::nullopt;
  return std::pair(std::string(text.substr(0, arrow)), std::string(text.substr(arrow + 1, hash - arrow - 1)));
}

std::optional<std::string> textIn(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node && node->is_string() ? std::optional(node->as_string()->get()) : std::nullopt;
}
std::string textAt(const toml::table& table, std::string_view key) { return textIn(table, key).value_or(""); }

std::optional<int64_t> integerIn(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node && node->is_integer() ? std::optional(node->as_integer()->get()) : std::nullopt;
}
std::optional<uint64_t> wholeIn(const toml::table& table, std::string_view key) {
  auto number = integerIn(table, key);
  return number && *number >= 0 ? std::optional(static_cast<uint64_t>(*number)) : std::nullopt;
}
std::optional<bool> truthIn(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node && node->is_boolean() ? std::optional(node->as_boolean()->get()) : std::nullopt;
}
std::optional<Micros> durationIn(const toml::table& table, std::string_view key) {
  auto text = textIn(table, key);
  return text ? parseDuration(*text) : std::nullopt;
}
std::optional<int64_t> skewIn(const toml::table& table, std::string_view key) {
  auto text = textIn(table, key);
  return text ? parseSignedDuration(*text) : std::nullopt;
}
std::optional<Range> rangeIn(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node ? toRange(*node) : std::nullopt;
}
std::optional<Work> workIn(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node ? toWork(*node) : std::nullopt;
}
std::optional<Chance> chanceIn(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node ? toChance(*node) : std::nullopt;
}
std::optional<size_t> wordIn(const toml::table& table, std::string_view key, WordSet set) {
  auto text = textIn(table, key);
  auto words = wordsOf(set);
  auto found = text ? std::find(words.begin(), words.end(), *text) : words.end();
  return found == words.end() ? std::nullopt : std::optional(static_cast<size_t>(found - words.begin()));
}
std::optional<Value> valueIn(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  BadPart bad;
  return node ? toValue(*node, bad) : std::nullopt;
}
std::vector<std::string> textsIn(const toml::table& table, std::string_view key) {
  std::vector<std::string> result;
  const toml::node* node = table.get(key);
  if (node && node->is_string()) result.push_back(node->as_string()->get());
  if (node && node->is_array())
    for (const toml::node& item : *node->as_array())
      if (const auto* text = item.as_string()) result.push_back(text->get());
  return result;
}
const toml::table* tableIn(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node ? node->as_table() : nullptr;
}
std::vector<const toml::table*> tablesIn(const toml::table& table, std::string_view key) {
  std::vector<const toml::table*> result;
  const toml::node* node = table.get(key);
  if (node && node->is_array())
    for (const toml::node& item : *node->as_array())
      if (item.is_table()) result.push_back(item.as_table());
  return result;
}

}  // namespace aqua::sim
