#include "runtime/sim/toml_reader.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "compiler/base/utf8.h"
#include "runtime/sim/problems.h"

namespace aqua::sim {

using diagnostics::Code;
using diagnostics::Span;

namespace {

enum class KeyState : uint8_t { Now, Later };
struct KeyInfo {
  TableKind table;
  std::string_view name;
  KeyState state;
};
constexpr std::array kKeys{
#define SCENARIO_KEY(table, key, state) KeyInfo{TableKind::table, key, KeyState::state},
#include "runtime/sim/scenario_keys.def"
#undef SCENARIO_KEY
};

std::string_view typeName(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list";
    case toml::node_type::string: return "a text";
    case toml::node_type::integer: return "an integer";
    case toml::node_type::floating_point: return "a number";
    case toml::node_type::boolean: return "a truth value";
    case toml::node_type::date: return "a date";
    case toml::node_type::time: return "a time";
    case toml::node_type::date_time: return "a date with time";
    case toml::node_type::none: break;
  }
  return "nothing";
}

// TOML columns count code points.
uint32_t offsetOf(const diagnostics::SourceFile& file, const toml::source_position& position) {
  uint32_t offset = file.lineStart(position.line), end = file.lineStart(position.line + 1);
  std::string_view text = file.text();
  for (uint32_t column = 1; column < position.column && offset < end; ++column)
    offset += static_cast<uint32_t>(base::sequenceLength(text.substr(offset)));
  return offset;
}

constexpr std::string_view kDurationWords = "a duration such as `20ms` or `1.5s`";
constexpr std::string_view kRangeWords = "a duration such as `20ms`, or a range such as `5ms..20ms`";

}  // namespace

Span TomlReader::spanOf(const toml::source_region& region) const {
  if (!region.begin) return {&file_, 0, 0};
  uint32_t begin = offsetOf(file_, region.begin);
  uint32_t end = region.end ? offsetOf(file_, region.end) : begin;
  // Places of values may include the blanks before them.
  std::string_view text = file_.text();
  while (begin < end && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
  return {&file_, begin, std::max(begin, end)};
}

std::vector<TomlReader::Member> TomlReader::members(const toml::table& table) const {
  std::vector<Member> result;
  for (const auto& [key, node] : table) result.emplace_back(&key, &node);
  std::stable_sort(result.begin(), result.end(), [](const Member& a, const Member& b) {
    const auto &x = a.first->source().begin, &y = b.first->source().begin;
    return std::pair(x.line, x.column) < std::pair(y.line, y.column);
  });
  return result;
}

void TomlReader::checkKeys(const toml::table& table, TableKind kind, std::string_view where) {
  for (const auto& [key, node] : members(table)) {
    const KeyInfo* found = nullptr;
    std::vector<std::string_view> names;
    for (const KeyInfo& info : kKeys) {
      if (info.table != kind) continue;
      if (info.name == key->str()) found = &info;
      if (info.state == KeyState::Now) names.push_back(info.name);
    }
    if (found && found->state == KeyState::Now) continue;
    Span span = spanOf(key->source());
    auto reported = issues_.report(found ? Code::ScenarioLater : Code::ScenarioUnknownKey, span);
    reported.arg("key", key->str()).arg("where", where);
    std::string meant = found ? std::string() : nearest(key->str(), names);
    if (meant.empty()) continue;
    reported.help("did you mean `" + meant + "`?");
    reported.fix("write `" + meant + "`", {{span, meant}}, diagnostics::Applicability::Likely);
  }
}

void TomlReader::wrongType(const toml::node& node, std::string_view key, std::string_view expected) {
  issues_.report(Code::ScenarioWrongType, spanOf(node))
      .arg("key", key)
      .arg("seen", typeName(node))
      .arg("expected", expected);
}

void TomlReader::badValue(const toml::node& node, std::string_view value, std::string_view expected, std::string help) {
  auto reported = issues_.report(Code::ScenarioBadValue, spanOf(node)).arg("value", value).arg("expected", expected);
  if (!help.empty()) reported.help(std::move(help));
}

void TomlReader::missing(const toml::node& node, std::string_view where, std::string_view key) {
  issues_.report(Code::ScenarioMissingKey, spanOf(node)).arg("where", where).arg("key", key);
}

const toml::table* TomlReader::asTable(const toml::node& node, std::string_view key) {
  if (!node.is_table()) wrongType(node, key, "a table");
  return node.as_table();
}

std::optional<std::string> TomlReader::asText(const toml::node& node, std::string_view key) {
  if (const auto* text = node.as_string()) return text->get();
  wrongType(node, key, "a text");
  return std::nullopt;
}

std::optional<std::string> TomlReader::text(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node ? asText(*node, key) : std::nullopt;
}

std::optional<uint64_t> TomlReader::number(const toml::table& table, std::string_view key, uint64_t most) {
  const toml::node* node = table.get(key);
  if (!node) return std::nullopt;
  const auto* number = node->as_integer();
  std::string expected = "a whole number from 0";
  if (most != INT64_MAX) expected += " to " + std::to_string(most);
  if (!number) {
    wrongType(*node, key, expected);
    return std::nullopt;
  }
  int64_t value = number->get();
  if (value >= 0 && static_cast<uint64_t>(value) <= most) return static_cast<uint64_t>(value);
  badValue(*node, std::to_string(value), expected);
  return std::nullopt;
}

std::optional<Range> TomlReader::range(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (!node) return std::nullopt;
  const auto* text = node->as_string();
  if (!text) {
    wrongType(*node, key, kRangeWords);
    return std::nullopt;
  }
  auto range = parseRange(text->get());
  if (!range) badValue(*node, text->get(), kRangeWords);
  return range;
}

std::optional<Micros> TomlReader::duration(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (!node) return std::nullopt;
  const auto* text = node->as_string();
  if (!text) {
    wrongType(*node, key, kDurationWords);
    return std::nullopt;
  }
  auto duration = parseDuration(text->get());
  if (!duration) badValue(*node, text->get(), kDurationWords);
  return duration;
}

const toml::table* TomlReader::table(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node ? asTable(*node, key) : nullptr;
}

const toml::array* TomlReader::array(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node && !node->is_array()) wrongType(*node, key, "a list");
  return node ? node->as_array() : nullptr;
}

std::optional<size_t> TomlReader::word(const toml::table& table, std::string_view key,
                                       std::initializer_list<std::string_view> words) {
  auto text = this->text(table, key);
  if (!text) return std::nullopt;
  auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return static_cast<size_t>(found - words.begin());
  std::string expected;
  for (std::string_view word : words)
    expected.append(expected.empty() ? "" : word == *(words.end() - 1) ? " or " : ", ").append("`").append(word) += '`';
  std::string meant = nearest(*text, words);
  badValue(*table.get(key), *text, expected, meant.empty() ? "" : "did you mean `" + meant + "`?");
  return std::nullopt;
}

// Recursion: the depth of TOML values is bounded before parsing.
std::optional<Value> TomlReader::value(const toml::node& node, std::string_view key) {
  switch (node.type()) {
    case toml::node_type::string: return Value::string(node.as_string()->get());
    case toml::node_type::integer: return Value::integer(node.as_integer()->get());
    case toml::node_type::boolean: return Value::boolean(node.as_boolean()->get());
    case toml::node_type::floating_point:
      if (std::isfinite(node.as_floating_point()->get())) return Value::number(node.as_floating_point()->get());
      badValue(node, spanOf(node).text(), "a number that JSON has");
      return std::nullopt;
    case toml::node_type::array: {
      values::Array items;
      for (const toml::node& item : *node.as_array()) {
        auto value = this->value(item, key);
        if (!value) return std::nullopt;
        items.push_back(std::move(*value));
      }
      return Value::array(std::move(items));
    }
    case toml::node_type::table: {
      const toml::table& table = *node.as_table();
      if (const toml::node* json = table.get("json"); json && table.size() == 1 && json->is_string()) {
        values::JsonError error;
        auto value = values::parseJson(json->as_string()->get(), &error);
        if (!value) issues_.report(Code::ScenarioJson, spanOf(*json)).arg("reason", error.message());
        return value;
      }
      values::Object members;
      for (const auto& [name, member] : this->members(table)) {
        auto value = this->value(*member, name->str());
        if (!value) return std::nullopt;
        members.emplace_back(name->str(), std::move(*value));
      }
      return Value::object(std::move(members));
    }
    case toml::node_type::date:
    case toml::node_type::time:
    case toml::node_type::date_time:
    case toml::node_type::none: break;
  }
  wrongType(node, key, "something that JSON has");
  return std::nullopt;
}

}  // namespace aqua::sim
