#include "runtime/marine/json.h"

#include <bit>

#include <fmt/format.h>

#include "compiler/base/rust_text.h"

namespace aqua::marine {

namespace {

using base::Failure;
using base::Result;
using values::Value;

/// A JSON value in the words of Rust's debug form: `Number(7)`. JSON has 127 levels at most.
std::string debugJson(const Value& json) {
  if (json.isNull()) return "Null";
  if (json.isBool()) return fmt::format("Bool({})", json.asBool());
  if (json.isNumber()) return fmt::format("Number({})", json.text());
  if (json.isString()) return fmt::format("String({})", base::rustDebug(json.asString()));
  std::string text;
  auto add = [&](const std::string& item) { text += (text.empty() ? "" : ", ") + item; };
  if (json.isArray()) {
    for (const Value& each : json.asArray()) add(debugJson(each));
    return fmt::format("Array [{}]", text);
  }
  for (const auto& [key, value] : json.asObject()) add(fmt::format("{}: {}", base::rustDebug(key), debugJson(value)));
  return fmt::format("Object {{{}}}", text);
}

/// What a scalar is called where another was expected.
std::string unexpected(const Value& json) {
  if (json.isNull()) return "null";
  if (json.isBool()) return fmt::format("boolean `{}`", json.asBool());
  if (json.isInteger()) return fmt::format("integer `{}`", json.text());
  if (json.isNumber()) return fmt::format("floating point `{}`", json.text());
  if (json.isString()) return fmt::format("string {}", base::rustDebug(json.asString()));
  return json.isArray() ? "sequence" : "map";
}

Failure<std::string> scalarFailure(const std::string& reason) {
  return Failure{fmt::format("error Error({}, line: 0, column: 0) occurred while deserializing function arguments",
                             base::rustDebug(reason))};
}

Result<Item> integer(const Value& json, Kind kind, const IntegerRange& range) {
  if (!json.isInteger())
    return scalarFailure(fmt::format("invalid type: {}, expected {}", unexpected(json), range.name));
  std::optional<uint64_t> natural = json.asUint64();
  std::optional<int64_t> negative = natural ? std::nullopt : json.asInt64();
  bool fits = natural ? *natural <= range.most : negative && *negative >= range.least;
  if (!fits) return scalarFailure(fmt::format("invalid value: {}, expected {}", unexpected(json), range.name));
  return numberItem(kind, natural ? *natural : static_cast<uint64_t>(*negative));
}

Result<Item> scalar(const Value& given, Kind kind) {
  // An array of one element stands for that, once.
  const Value& json = given.isArray() && given.asArray().size() == 1 ? given.asArray().front() : given;
  auto wrong = [&](std::string_view expected) {
    return scalarFailure(fmt::format("invalid type: {}, expected {}", unexpected(json), expected));
  };
  if (IntegerRange range = integerRange(kind); !range.name.empty()) return integer(json, kind, range);
  if (kind == Kind::Boolean) return json.isBool() ? Result<Item>(numberItem(kind, json.asBool())) : wrong("a boolean");
  if (kind == Kind::String)
    return json.isString() ? Result<Item>(bytesItem(kind, std::string(json.asString()))) : wrong("a string");
  if (!json.isNumber()) return wrong(kind == Kind::F32 ? "f32" : "f64");
  double number = json.asDouble();
  if (kind == Kind::F64) return numberItem(kind, std::bit_cast<uint64_t>(number));
  return numberItem(kind, std::bit_cast<uint32_t>(static_cast<float>(number)));
}

std::string countText(size_t wanted, size_t given) {
  return fmt::format("function requires {} arguments, {} provided", wanted, given);
}

/// Recursion is as deep as the JSON, which has 127 levels at most.
class ArgumentReader {
 public:
  explicit ArgumentReader(const Interface& interface) : interface_(interface) {}

  Result<Item> value(const Value& json, const InterfaceType& type) {
    if (type.kind == Kind::ByteArray) return byteArray(json);
    if (type.kind == Kind::Array) return array(json, *type.element);
    if (type.kind == Kind::Record) return record(json, type.record);
    return scalar(json, type.kind);
  }

  Result<std::vector<Item>> positional(const values::Array& given, const std::vector<Field>& wanted) {
    if (given.size() != wanted.size()) return Failure{countText(wanted.size(), given.size())};
    std::vector<Item> items;
    for (size_t i = 0; i < wanted.size(); ++i) {
      Result<Item> item = value(given[i], wanted[i].type);
      if (!item) return Failure{item.error()};
      items.push_back(*std::move(item));
    }
    return items;
  }
  Result<std::vector<Item>> named(const Value& given, const std::vector<Field>& wanted) {
    std::vector<Item> items;
    for (const Field& field : wanted) {
      const Value* found = given.find(field.name);
      if (!found) return Failure{fmt::format("missing argument with name {}", field.name)};
      Result<Item> item = value(*found, field.type);
      if (!item) return Failure{item.error()};
      items.push_back(*std::move(item));
    }
    if (given.asObject().size() != wanted.size()) return Failure{countText(wanted.size(), given.asObject().size())};
    return items;
  }

 private:
  Result<Item> byteArray(const Value& json) {
    if (!json.isArray()) return Failure{fmt::format("expected bytearray, got {}", debugJson(json))};
    std::string bytes;
    for (const Value& each : json.asArray()) {
      Result<Item> item = scalar(each, Kind::U8);
      if (!item) return item;
      bytes.push_back(static_cast<char>(item->bits));
    }
    return bytesItem(Kind::ByteArray, std::move(bytes));
  }
  Result<Item> array(const Value& json, const InterfaceType& element) {
    if (!json.isArray())
      return Failure{fmt::format("expected array of {} types, got {}", debugText(element), debugJson(json))};
    std::vector<Item> items;
    for (const Value& each : json.asArray()) {
      Result<Item> item = value(each, element);
      if (!item) return item;
      items.push_back(*std::move(item));
    }
    return itemsItem(Kind::Array, std::move(items));
  }
  Result<Item> record(const Value& json, uint32_t type) {
    const RecordType* record = interface_.record(type);
    if (!record) return Failure{fmt::format("record with type id `{}` wasn't found", type)};
    if (!json.isArray() && !json.isObject())
      return Failure{fmt::format("record with type id `{}` should be encoded as array or map of fields", type)};
    Result<std::vector<Item>> items =
        json.isArray() ? positional(json.asArray(), record->fields) : named(json, record->fields);
    return items ? Result<Item>(itemsItem(Kind::Record, *std::move(items))) : Failure{items.error()};
  }

  const Interface& interface_;
};

std::string signatureText(const FunctionType& function) {
  std::string text;
  for (const Field& each : function.args)
    text += fmt::format("{}({}, {})", text.empty() ? "" : ", ", base::rustDebug(each.name), debugText(each.type));
  return "[" + text + "]";
}

Value jsonOf(const Item& item, const InterfaceType& type, const Interface& interface);

Value listOf(const Item& item, const InterfaceType& element, const Interface& interface) {
  values::Array out;
  for (const Item& each : *item.items) out.push_back(jsonOf(each, element, interface));
  return Value::array(std::move(out));
}

/// The item has the shape of the type: it was lifted by it, or compared with it.
Value jsonOf(const Item& item, const InterfaceType& type, const Interface& interface) {
  switch (item.kind) {
  case Kind::S8:
  case Kind::S16:
  case Kind::S32:
  case Kind::S64:
  case Kind::I32:
  case Kind::I64: return Value::integer(static_cast<int64_t>(item.bits));
  case Kind::U8:
  case Kind::U16:
  case Kind::U32:
  case Kind::U64: return Value::unsignedInteger(item.bits);
  case Kind::F32: return Value::number(std::bit_cast<float>(static_cast<uint32_t>(item.bits)));
  case Kind::F64: return Value::number(std::bit_cast<double>(item.bits));
  case Kind::Boolean: return Value::boolean(item.bits != 0);
  case Kind::String: return Value::string(*item.bytes);
  case Kind::ByteArray: {
    values::Array out;
    for (char each : *item.bytes) out.push_back(Value::unsignedInteger(static_cast<uint8_t>(each)));
    return Value::array(std::move(out));
  }
  case Kind::Array: return listOf(item, *type.element, interface);
  case Kind::Record: {
    const std::vector<Field>& fields = interface.record(type.record)->fields;
    std::vector<std::pair<std::string, Value>> members;
    for (size_t i = 0; i < fields.size(); ++i)
      members.emplace_back(fields[i].name, jsonOf((*item.items)[i], fields[i].type, interface));
    return Value::object(std::move(members));
  }
  }
  return {};
}

/// Has the item, with everything in it, the type? It need not: programs lift by types of their own.
bool hasType(const Item& item, const InterfaceType& type, const Interface& interface) {
  if (item.kind != type.kind) return false;
  if (item.kind == Kind::Array) {
    for (const Item& each : *item.items)
      if (!hasType(each, *type.element, interface)) return false;
  }
  if (item.kind != Kind::Record) return true;
  const RecordType* record = interface.record(type.record);
  if (!record || record->fields.size() != item.items->size()) return false;
  for (size_t i = 0; i < record->fields.size(); ++i)
    if (!hasType((*item.items)[i], record->fields[i].type, interface)) return false;
  return true;
}

}  // namespace

Result<std::vector<Item>> argumentsOf(const Value& json, const FunctionType& function, const Interface& interface) {
  ArgumentReader reader(interface);
  if (json.isArray()) return reader.positional(json.asArray(), function.args);
  if (json.isObject()) return reader.named(json, function.args);
  if (json.isNull()) {
    if (function.args.empty()) return std::vector<Item>();
    return Failure{fmt::format("the called function has the following signature: {}, but no arguments is provided",
                               signatureText(function))};
  }
  if (function.args.size() != 1)
    return Failure{fmt::format(
        "called function has the following signature: '{}', and it isn't suitable for an argument '{}' provided",
        signatureText(function), debugJson(json))};
  static const Interface kNoRecords;
  Result<Item> item = ArgumentReader(kNoRecords).value(json, function.args.front().type);
  if (!item) return Failure{item.error()};
  return std::vector<Item>{*std::move(item)};
}

Result<Value> resultOf(const std::vector<Item>& items, const FunctionType& function, const Interface& interface) {
  bool right = items.size() == function.results.size() && items.size() <= 1;
  for (size_t i = 0; i < items.size() && right; ++i) right = hasType(items[i], function.results[i], interface);
  if (right) return items.empty() ? Value() : jsonOf(items.front(), function.results.front(), interface);
  std::string values, types;
  for (const Item& each : items) values += (values.empty() ? "" : ", ") + debugText(each);
  for (const InterfaceType& each : function.results) types += (types.empty() ? "" : ", ") + debugText(each);
  return Failure{fmt::format("resulted values [{}] and function signature [{}] aren't compatible", values, types)};
}

}  // namespace aqua::marine
