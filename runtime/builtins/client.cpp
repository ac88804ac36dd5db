// Built-in services of clients (PEERS.md 3.5, 3.6). Numbers are doubles, as in a browser.
#include <algorithm>
#include <cmath>

#include "runtime/builtins/impl.h"

namespace aqua::sim::builtin {

namespace {

enum class Type : uint8_t { Number, String, Array, Object, Any };

std::string_view typeName(Type type) {
  switch (type) {
  case Type::Number: return "number";
  case Type::String: return "string";
  case Type::Array: return "array";
  case Type::Object: return "object";
  case Type::Any: break;
  }
  return "any";
}

std::string_view typeName(const Value& value) {
  switch (value.kind()) {
  case values::ValueKind::Null: return "null";
  case values::ValueKind::Bool: return "boolean";
  case values::ValueKind::Unsigned:
  case values::ValueKind::Negative:
  case values::ValueKind::Float: return "number";
  case values::ValueKind::String: return "string";
  case values::ValueKind::Array: return "array";
  case values::ValueKind::Object: break;
  }
  return "object";
}

Answer refuse(const CallSite& call, std::string_view text) {
  return failure("(\"" + std::string(call.service) + "\" \"" + std::string(call.function) + "\") " + std::string(text));
}

Answer thrown(const CallSite& call, std::string_view text) {
  return failure("Service call failed. fnName=\"" + std::string(call.function) + "\" serviceId=\"" +
                 std::string(call.service) + "\" error: " + std::string(text));
}

std::string mismatch(size_t index, Type type, const Value& value) {
  return "Argument " + std::to_string(index) + " expected to be of type " + std::string(typeName(type)) + ", Got " +
         std::string(typeName(value));
}

bool fits(Type type, const Value& value) { return type == Type::Any || typeName(type) == typeName(value); }

// The first thing that is wrong with the arguments; empty when all is well.
std::string wrongArguments(const CallSite& call, std::initializer_list<Type> types) {
  if (call.args.size() != types.size())
    return "Expected " + std::to_string(types.size()) + " argument(s). Got " + std::to_string(call.args.size());
  size_t index = 0;
  for (Type type : types) {
    if (!fits(type, call.args[index])) return mismatch(index, type, call.args[index]);
    ++index;
  }
  return {};
}

template <class Body> Answer checked(const CallSite& call, std::initializer_list<Type> types, Body body) {
  std::string wrong = wrongArguments(call, types);
  return wrong.empty() ? body() : refuse(call, wrong);
}

template <class Body> Answer everyArgument(const CallSite& call, Type type, Body body) {
  for (size_t i = 0; i < call.args.size(); ++i)
    if (!fits(type, call.args[i])) return refuse(call, mismatch(i, type, call.args[i]));
  return body();
}

template <class Result> Answer ofNumbers(const CallSite& call, Result result) {
  return checked(call, {Type::Number, Type::Number},
                 [&] { return success(result(call.args[0].asDouble(), call.args[1].asDouble())); });
}
Answer number(const CallSite& call, double (*result)(double, double)) {
  return ofNumbers(call, [&](double x, double y) { return browserNumber(result(x, y)); });
}
Answer truth(const CallSite& call, bool (*result)(double, double)) {
  return ofNumbers(call, [&](double x, double y) { return Value::boolean(result(x, y)); });
}

// Lists and objects are compared by identity there, and no two arguments are the same object.
bool same(const Value& a, const Value& b) {
  if (a.isNumber() && b.isNumber()) return a.asDouble() == b.asDouble();
  if (a.isArray() || a.isObject()) return false;
  return a == b;
}
bool holds(const values::Array& list, const Value& item) {
  for (const Value& other : list)
    if (same(other, item)) return true;
  return false;
}
void appendMissing(values::Array& out, const values::Array& from, const values::Array& in, bool missing = true) {
  for (const Value& item : from)
    if (holds(in, item) != missing) out.push_back(item);
}

// `base` with the pairs of `args` from `begin` on.
Answer extended(const CallSite& call, const values::Object& base, size_t begin) {
  values::Object members = base;
  for (size_t i = begin; i + 1 < call.args.size(); i += 2) {
    if (!call.args[i].isString())
      return refuse(call, "Expected string, received " + std::string(typeName(call.args[i])));
    members.emplace_back(call.args[i].asString(), call.args[i + 1]);
  }
  return success(Value::object(std::move(members)));
}

}  // namespace

Answer clientMissing(const CallSite& call) {
  return refuse(call, "The JS implementation of Peer does not support \"" + std::string(call.service) + "." +
                          std::string(call.function) + "\"");
}

Answer clientIdentify(const CallSite&) {
  return success(Value::object({{"external_addresses", Value::array({})},
                                {"node_version", Value::string("js-0.23.0")},
                                {"air_version", Value::string("js-0.24.2")}}));
}

Answer clientTimeout(const CallSite& call) {
  return checked(call, {Type::Number, Type::String}, [&] {
    Answer answer = success(call.args[1]);
    double wait = std::clamp(call.args[0].asDouble(), 0.0, 1e12);
    answer.takes = static_cast<Micros>(wait * static_cast<double>(kMillisecond));
    return answer;
  });
}

Answer clientNoop(const CallSite&) { return success(Value::object({})); }

Answer clientArrayLength(const CallSite& call) {
  return checked(call, {Type::Array}, [&] { return success(Value::unsignedInteger(call.args[0].asArray().size())); });
}

Answer clientIdentity(const CallSite& call) {
  if (call.args.size() > 1) return refuse(call, "Expected 1 argument(s). Got " + std::to_string(call.args.size()));
  return success(call.args.empty() ? Value::object({}) : call.args[0]);
}

Answer clientConcat(const CallSite& call) {
  return everyArgument(call, Type::Array, [&] {
    values::Array items;
    for (const Value& list : call.args) items.insert(items.end(), list.asArray().begin(), list.asArray().end());
    return success(Value::array(std::move(items)));
  });
}

Answer clientStringToBase58(const CallSite& call) {
  return checked(call, {Type::String},
                 [&] { return success(Value::string(toBase58(call, bytesIn(call.args[0].asString())))); });
}

Answer clientStringFromBase58(const CallSite& call) {
  return checked(call, {Type::String}, [&] {
    auto bytes = fromBase58(call, call.args[0].asString());
    return bytes ? success(Value::string(asUtf8(*bytes))) : thrown(call, "Non-base58 character");
  });
}

Answer clientBytesToBase58(const CallSite& call) {
  return checked(call, {Type::Array}, [&] { return success(Value::string(toBase58(call, bytesOf(call.args[0])))); });
}

Answer clientBytesFromBase58(const CallSite& call) {
  return checked(call, {Type::String}, [&] {
    auto bytes = fromBase58(call, call.args[0].asString());
    return bytes ? success(bytesValue(*bytes)) : thrown(call, "Non-base58 character");
  });
}

Answer clientSha256(const CallSite& call) {
  return checked(call, {Type::String},
                 [&] { return success(Value::string(crypto::base58(sha256Multihash(call.args[0].asString())))); });
}

Answer clientConcatStrings(const CallSite& call) {
  return everyArgument(call, Type::String, [&] {
    std::string out;
    for (const Value& text : call.args) out += text.asString();
    return success(Value::string(out));
  });
}

Answer clientDebugStringify(const CallSite& call) {
  Value shown = call.args.empty()       ? Value::string("<empty argument list>")
                : call.args.size() == 1 ? call.args[0]
                                        : Value::array({call.args.begin(), call.args.end()});
  return success(Value::string(browserJson(shown, 4, call.budget)));
}

Answer clientAdd(const CallSite& call) {
  return number(call, [](double x, double y) { return x + y; });
}
Answer clientSub(const CallSite& call) {
  return number(call, [](double x, double y) { return x - y; });
}
Answer clientMul(const CallSite& call) {
  return number(call, [](double x, double y) { return x * y; });
}
Answer clientFmul(const CallSite& call) {
  return number(call, [](double x, double y) { return std::floor(x * y); });
}
Answer clientDiv(const CallSite& call) {
  return number(call, [](double x, double y) { return std::floor(x / y); });
}
Answer clientRem(const CallSite& call) {
  return number(call, [](double x, double y) { return std::fmod(x, y); });
}
Answer clientPow(const CallSite& call) {
  return number(call, [](double x, double y) { return std::pow(x, y); });
}
Answer clientLog(const CallSite& call) {
  return number(call, [](double x, double y) { return std::log(y) / std::log(x); });
}

Answer clientGt(const CallSite& call) {
  return truth(call, [](double x, double y) { return x > y; });
}
Answer clientGte(const CallSite& call) {
  return truth(call, [](double x, double y) { return x >= y; });
}
Answer clientLt(const CallSite& call) {
  return truth(call, [](double x, double y) { return x < y; });
}
Answer clientLte(const CallSite& call) {
  return truth(call, [](double x, double y) { return x <= y; });
}
Answer clientCmp(const CallSite& call) {
  return ofNumbers(call, [](double x, double y) { return Value::integer(x == y ? 0 : x > y ? 1 : -1); });
}

Answer clientSum(const CallSite& call) {
  return checked(call, {Type::Array}, [&] {
    double sum = 0;
    for (const Value& item : call.args[0].asArray()) {
      if (!item.isNumber()) return refuse(call, "Expected number, received " + std::string(typeName(item)));
      sum += item.asDouble();
    }
    return success(browserNumber(sum));
  });
}

Answer clientDedup(const CallSite& call) {
  return checked(call, {Type::Array}, [&] {
    values::Array items;
    for (const Value& item : call.args[0].asArray())
      if (!holds(items, item)) items.push_back(item);
    return success(Value::array(std::move(items)));
  });
}

Answer clientIntersect(const CallSite& call) {
  return checked(call, {Type::Array, Type::Array}, [&] {
    values::Array items;
    appendMissing(items, call.args[0].asArray(), call.args[1].asArray(), false);
    return success(Value::array(std::move(items)));
  });
}

Answer clientDiff(const CallSite& call) {
  return checked(call, {Type::Array, Type::Array}, [&] {
    values::Array items;
    appendMissing(items, call.args[0].asArray(), call.args[1].asArray());
    return success(Value::array(std::move(items)));
  });
}

Answer clientSdiff(const CallSite& call) {
  return checked(call, {Type::Array, Type::Array}, [&] {
    values::Array items;
    appendMissing(items, call.args[0].asArray(), call.args[1].asArray());
    appendMissing(items, call.args[1].asArray(), call.args[0].asArray());
    return success(Value::array(std::move(items)));
  });
}

Answer clientObj(const CallSite& call) {
  if (call.args.size() % 2 != 0)
    return refuse(call, "Expected even number of argument(s). Got " + std::to_string(call.args.size()));
  return extended(call, {}, 0);
}

Answer clientPut(const CallSite& call) {
  return checked(call, {Type::Object, Type::String, Type::Any},
                 [&] { return extended(call, call.args[0].asObject(), 1); });
}

Answer clientPuts(const CallSite& call) {
  if (call.args.size() < 3)
    return refuse(call, "Expected more than 3 argument(s). Got " + std::to_string(call.args.size()));
  if (call.args.size() % 2 != 1) return refuse(call, "Argument count must be odd.");
  if (!call.args[0].isObject()) return refuse(call, mismatch(0, Type::Object, call.args[0]));
  return extended(call, call.args[0].asObject(), 1);
}

Answer clientStringify(const CallSite& call) {
  return checked(call, {Type::Object},
                 [&] { return success(Value::string(browserJson(call.args[0], 0, call.budget))); });
}

Answer clientParse(const CallSite& call) {
  return checked(call, {Type::String}, [&] {
    std::string_view text = call.args[0].asString();
    auto value = values::parseJson(text);
    if (value) return success(std::move(*value));
    const values::JsonError& error = value.error();
    // The words are an engine's own; only the common ones are imitated.
    if (error.reason == "trailing characters" && error.line == 1)
      return refuse(call,
                    "Unexpected non-whitespace character after JSON at position " + std::to_string(error.column - 1));
    size_t at = text.find_first_not_of(" \t\r\n");
    for (std::string_view word : {"null", "true", "false"})
      if (at != std::string_view::npos && text[at] == word[0])
        for (size_t i = 0; i < word.size() && at < text.size() && text[at] == word[i]; ++i) ++at;
    if (at == std::string_view::npos || at >= text.size()) return refuse(call, "Unexpected end of JSON input");
    return refuse(call, "Unexpected token '" + std::string(text.substr(at, 1)) + "', \"" + std::string(text) +
                            "\" is not valid JSON");
  });
}

Answer clientPrint(const CallSite&) {
  Answer answer = success(Value::object({}));
  answer.prints = true;
  return answer;
}

Answer tracingEvent(const CallSite&) {
  Answer answer = success(Value());
  answer.prints = true;
  return answer;
}

// Signs only for scripts that began here, and only data that certain functions made.
Answer clientSign(const CallSite& call) {
  constexpr std::pair<std::string_view, std::string_view> kSources[] = {{"trust-graph", "get_trust_bytes"},
                                                                        {"trust-graph", "get_revocation_bytes"},
                                                                        {"registry", "get_key_bytes"},
                                                                        {"registry", "get_record_bytes"},
                                                                        {"registry", "get_record_metadata_bytes"},
                                                                        {"registry", "get_tombstone_bytes"}};
  bool allowed = false;
  if (!call.args.empty() && !call.tetraplets.empty() && !call.tetraplets[0].empty()) {
    const data::Tetraplet& origin = call.tetraplets[0][0];
    for (const auto& [service, function] : kSources)
      allowed |= call.initiator == call.self->peerId() && origin.service == service && origin.function == function;
  }
  if (!allowed)
    return success(Value::object({{"success", Value::boolean(false)},
                                  {"error", Value::array({Value::string("Security guard validation failed")})},
                                  {"signature", Value::array({})}}));
  auto signature = call.self->sign(bytesOf(call.args[0]));
  return success(Value::object({{"success", Value::boolean(true)},
                                {"error", Value::array({})},
                                {"signature", Value::array({bytesValue(signature)})}}));
}

}  // namespace aqua::sim::builtin
