#include "runtime/scenario/schema.h"

#include <algorithm>

#include "runtime/scenario/format.h"
#include "runtime/scenario/words.h"
#include "runtime/values/value.h"

namespace aqua::sim {

using values::Array;
using values::Object;
using values::Value;

namespace {

Value text(std::string_view content) { return Value::string(content); }
Value object(Object members) { return Value::object(std::move(members)); }
Value texts(const std::vector<std::string_view>& words) {
  Array items;
  for (std::string_view word : words) items.push_back(text(word));
  return Value::array(std::move(items));
}

/// `ServicePattern` -> `servicePattern`
std::string lowerFirst(std::string_view name) {
  std::string result(name);
  result[0] = static_cast<char>(result[0] | 0x20);
  return result;
}
Value reference(std::string_view definition) { return object({{"$ref", text("#/$defs/" + lowerFirst(definition))}}); }

/// Forms and tables may have one name.
std::string definitionOf(TableKind kind) { return std::string(infoOf(kind).id) + "Table"; }

Value typeSchema(Type type) {
  if (type.orYes) {
    type.orYes = false;
    return object({{"oneOf", Value::array({object({{"const", Value::boolean(true)}}), typeSchema(type)})}});
  }
  if (type.lists > 0) {
    --type.lists;
    Object list{{"type", text("array")}, {"items", typeSchema(type)}};
    if (type.filled) list.emplace_back("minItems", Value::integer(1));
    return object(std::move(list));
  }
  if (type.form == Form::Table) return reference(definitionOf(type.table));
  if (type.form == Form::Named)
    return object({{"type", text("object")}, {"additionalProperties", reference(definitionOf(type.table))}});
  if (type.form == Form::Word && type.words == WordSet::Role) {
    Array roles;
    for (size_t i = 0; i < wordsOf(WordSet::Role).size(); ++i) {
      auto role = static_cast<Role>(i);
      roles.push_back(object({{"const", text(wordOf(role))}, {"description", text(roleText(role))}}));
    }
    return object({{"oneOf", Value::array(std::move(roles))}});
  }
  if (type.form == Form::Word) {
    auto words = wordsOf(type.words);
    return object({{"enum", texts({words.begin(), words.end()})}});
  }
  return reference(infoOf(type.form).id);
}

Value keySchema(const KeyInfo& info) {
  Object schema = typeSchema(info.type).asObject();
  std::string description(info.text);
  if (!info.fallback.empty() && !info.isNeeded()) description += "; default: " + std::string(info.fallback);
  schema.emplace_back("description", text(description));
  return object(std::move(schema));
}

/// That a table has the key, which may ask for the kind of its value as well.
Value hasKey(std::string_view key) {
  Object schema{{"required", texts({keyOf(key)})}};
  std::string_view type = key.ends_with(":table") ? "object" : key.ends_with(":true") ? "boolean" : "";
  if (!type.empty())
    schema.emplace_back("properties", object({{std::string(keyOf(key)), object({{"type", text(type)}})}}));
  return object(std::move(schema));
}
Value negated(Value schema) { return object({{"not", std::move(schema)}}); }
Value both(Value a, Value b) { return object({{"allOf", Value::array({std::move(a), std::move(b)})}}); }

/// What a choice demands, one schema after the other.
void choiceSchemas(const ChoiceInfo& choice, Array& rules) {
  using How = ChoiceInfo::How;
  Array any;
  for (std::string_view key : choice.keys) any.push_back(hasKey(key));
  switch (choice.how) {
  case How::One: return rules.push_back(object({{"oneOf", Value::array(any)}}));
  case How::Some: return rules.push_back(object({{"anyOf", Value::array(any)}}));
  case How::OneAtMost:
    for (size_t i = 0; i < any.size(); ++i)
      for (size_t j = 0; j < i; ++j) rules.push_back(negated(both(any[j], any[i])));
    return;
  case How::Needs: {
    any.push_back(negated(hasKey(choice.key)));
    return rules.push_back(object({{"anyOf", Value::array(any)}}));
  }
  case How::Excludes: {
    Object inner;
    for (std::string_view key : choice.keys) inner.emplace_back(key, Value::boolean(false));
    return rules.push_back(
        object({{"properties", object({{std::string(choice.key), object({{"properties", object(inner)}})}})}}));
  }
  }
}

Value tableSchema(TableKind kind) {
  Object properties;
  std::vector<std::string_view> required;
  for (const KeyInfo* info : keysOf(kind)) {
    if (info->key.state == tables::KeyState::Refused) continue;
    if (info->isNeeded()) required.push_back(info->key.name);
    properties.emplace_back(info->key.name, keySchema(*info));
  }
  Object schema{{"type", text("object")}, {"additionalProperties", Value::boolean(false)}};
  if (!infoOf(kind).text.empty()) schema.emplace_back("description", text(infoOf(kind).text));
  Array rules;
  for (const ChoiceInfo& choice : choicesOf(kind)) choiceSchemas(choice, rules);
  if (!rules.empty()) schema.emplace_back("allOf", Value::array(std::move(rules)));
  if (!required.empty()) schema.emplace_back("required", texts(required));
  schema.emplace_back("properties", object(std::move(properties)));
  return object(std::move(schema));
}

/// An event that does `deed`: its operands, and an end only where there can be one.
Value eventSchema(Deed deed) {
  Object schema = tableSchema(operandsOf(static_cast<size_t>(deed))).asObject();
  for (auto& [key, member] : schema) {
    if (key != "properties") continue;
    Object properties = member.asObject();
    std::erase_if(properties, [&](const auto& one) { return one.first == "until" && !lasts(deed); });
    for (auto& [name, property] : properties)
      if (name == "do") property = object({{"const", text(wordOf(deed))}});
    member = object(std::move(properties));
  }
  return object(std::move(schema));
}

}  // namespace

namespace {

/// Is there a key with such a table? Others only lend their keys.
bool isUsed(TableKind kind) {
  auto tables = allTables();
  return std::any_of(tables.begin(), tables.end(), [&](const TableInfo& info) {
    auto keys = keysOf(info.kind);
    return std::any_of(keys.begin(), keys.end(), [&](const KeyInfo* key) {
      return (key->type.form == Form::Table || key->type.form == Form::Named) && key->type.table == kind;
    });
  });
}

}  // namespace

std::string scenarioSchema() {
  Object definitions;
  for (const TableInfo& info : allTables()) {
    if (!isUsed(info.kind)) continue;
    if (info.kind != TableKind::Event) {
      definitions.emplace_back(lowerFirst(definitionOf(info.kind)), tableSchema(info.kind));
      continue;
    }
    Array events;
    for (size_t deed = 0; deed < wordsOf(WordSet::Deed).size(); ++deed)
      events.push_back(eventSchema(static_cast<Deed>(deed)));
    definitions.emplace_back(lowerFirst(definitionOf(info.kind)),
                             object({{"description", text(info.text)}, {"oneOf", Value::array(std::move(events))}}));
  }
  for (size_t form = 0; form < static_cast<size_t>(Form::Word); ++form) {
    const FormInfo& info = infoOf(static_cast<Form>(form));
    Object schema = values::parseJson(info.schema)->asObject();
    schema.emplace_back("description", text(info.expected));
    definitions.emplace_back(lowerFirst(info.id), object(std::move(schema)));
  }
  Object top = tableSchema(TableKind::Top).asObject();
  top.emplace_back("$schema", text("https://json-schema.org/draft/2020-12/schema"));
  top.emplace_back("title", text("aqua scenario, version 1"));
  top.emplace_back("$defs", object(std::move(definitions)));
  return values::prettyText(object(std::move(top))) + "\n";
}

}  // namespace aqua::sim
