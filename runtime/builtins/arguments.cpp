#include "runtime/builtins/arguments.h"

namespace aqua::sim::builtin {

namespace {

// A value as the node's log shows it. Recursion: values out of JSON text, so at most some 130 levels.
void appendDebug(std::string& out, const Value& value) {
  switch (value.kind()) {
  case values::ValueKind::Null: out += "Null"; return;
  case values::ValueKind::Bool: out += value.asBool() ? "Bool(true)" : "Bool(false)"; return;
  case values::ValueKind::Unsigned:
  case values::ValueKind::Negative:
  case values::ValueKind::Float: out += "Number(" + value.text() + ")"; return;
  case values::ValueKind::String: out += "String(" + value.text() + ")"; return;
  case values::ValueKind::Array: {
    out += "Array [";
    bool first = true;
    for (const Value& item : value.asArray()) {
      if (!first) out += ", ";
      first = false;
      appendDebug(out, item);
    }
    out += ']';
    return;
  }
  case values::ValueKind::Object: break;
  }
  out += "Object {";
  bool first = true;
  for (const auto& [key, member] : value.asObject()) {
    if (!first) out += ", ";
    first = false;
    values::appendJsonString(out, key);
    out += ": ";
    appendDebug(out, member);
  }
  out += '}';
}

}  // namespace

Answer missing(std::string_view field) {
  std::string name(field);
  return failure("Error: Field '" + name + "' is missing from args to call_service\nMissingField(\"" + name + "\")");
}

Answer badField(std::string_view field, std::string_view type, const Value& value) {
  std::string name(field), expected(type), debug;
  appendDebug(debug, value);
  return failure("Error: Error deserializing field '" + name + "': expected " + expected + ", got " + value.text() +
                 "\nDeserializeError { field: \"" + name + "\", value: " + debug + ", expected_type: \"" + expected +
                 "\" }");
}

bool isTexts(const Value& value) {
  return value.isArray() &&
         std::all_of(value.asArray().begin(), value.asArray().end(), [](const Value& item) { return item.isString(); });
}

Optional optionalArg(const CallSite& call, size_t index, std::string_view name) {
  Optional result;
  if (index >= call.args.size() || call.args[index].isNull()) return result;
  const Value& arg = call.args[index];
  if (!arg.isArray()) {
    result.value = arg;
  } else if (arg.asArray().size() == 1) {
    result.value = arg.asArray()[0];
  } else if (arg.asArray().size() > 1) {
    std::string field(name), count = std::to_string(arg.asArray().size());
    result.error = failure("Error: Option's array must contain at most 1 element, '" + field + "' was of " + count +
                           " elements\nOptionNotUnary { field: \"" + field + "\" }");
  }
  return result;
}

std::optional<Answer> wrongCount(const CallSite& call, size_t count) {
  if (call.args.size() == count) return std::nullopt;
  return failure("expected " + std::to_string(count) + " arguments, got " + std::to_string(call.args.size()));
}

const Value* Arguments::next(std::string_view name) {
  size_t index = index_++;
  if (error) return nullptr;
  if (index < call_.args.size()) return &call_.args[index];
  error = missing(name);
  return nullptr;
}

std::string_view Arguments::text(std::string_view name) {
  const Value* value = next(name);
  if (!value) return {};
  if (value->isString()) return value->asString();
  error = badField(name, "String", *value);
  return {};
}

std::vector<std::string> Arguments::texts(std::string_view name) {
  const Value* value = next(name);
  std::vector<std::string> result;
  if (!value) return result;
  if (!isTexts(*value)) error = badField(name, "Vec<String>", *value);
  else
    for (const Value& item : value->asArray()) result.emplace_back(item.asString());
  return result;
}

Value Arguments::any(std::string_view name) {
  const Value* value = next(name);
  return value ? *value : Value();
}

std::optional<Value> Arguments::optional(std::string_view name) {
  size_t index = index_++;
  if (error) return std::nullopt;
  Optional found = optionalArg(call_, index, name);
  error = std::move(found.error);
  return std::move(found.value);
}

std::optional<std::string> Arguments::optionalText(std::string_view name) {
  size_t index = index_;
  std::optional<Value> value = optional(name);
  if (!value) return std::nullopt;
  if (value->isString()) return std::string(value->asString());
  error = badField(name, "Option<String>", call_.args[index]);
  return std::nullopt;
}

}  // namespace aqua::sim::builtin
