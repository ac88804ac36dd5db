#include "runtime/scenario/toml_reader.h"

#include <array>
#include <cmath>

namespace aqua::sim {

using diagnostics::Code;

namespace {

struct KeyInfo {
  TableKind table;
  tables::Key key;
};
constexpr std::array kKeys{
#define SCENARIO_KEY(table, key, state) KeyInfo{TableKind::table, {key, tables::KeyState::state}},
#include "runtime/scenario/scenario_keys.def"
#undef SCENARIO_KEY
};

constexpr std::string_view kDurationWords = "a duration such as `20ms` or `1.5s`";
constexpr std::string_view kRangeWords = "a duration such as `20ms`, or a range such as `5ms..20ms`";

}  // namespace

void TomlReader::checkKeys(const toml::table& table, TableKind kind, std::string_view where) {
  std::vector<tables::Key> keys;
  for (const KeyInfo& info : kKeys)
    if (info.table == kind) keys.push_back(info.key);
  Reader::checkKeys(table, keys, where);
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
  case toml::node_type::table: return object(*node.as_table());
  case toml::node_type::date:
  case toml::node_type::time:
  case toml::node_type::date_time:
  case toml::node_type::none: break;
  }
  wrongType(node, key, "something that JSON has");
  return std::nullopt;
}

/// A table, or `{ json = "..." }`.
std::optional<Value> TomlReader::object(const toml::table& table) {
  if (const toml::node* json = table.get("json"); json && table.size() == 1 && json->is_string()) {
    auto value = values::parseJson(json->as_string()->get());
    if (!value) issues().report(Code::ScenarioJson, spanOf(*json)).arg("reason", value.error().message());
    return std::move(value).optional();
  }
  values::Object members;
  for (const auto& [name, member] : this->members(table)) {
    auto value = this->value(*member, name->str());
    if (!value) return std::nullopt;
    members.emplace_back(name->str(), std::move(*value));
  }
  return Value::object(std::move(members));
}

}  // namespace aqua::sim
