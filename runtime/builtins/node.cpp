// Built-in services of nodes (PEERS.md 3.1, 3.2). Integers are exact.
#include <algorithm>
#include <array>
#include <cmath>

#include "compiler/base/numbers.h"
#include "compiler/base/utf8.h"
#include "runtime/builtins/arguments.h"
#include "runtime/builtins/impl.h"
#include "runtime/builtins/rights.h"

namespace aqua::sim::builtin {

namespace {

template <class Body> Answer ofIntegers(const CallSite& call, Body body) {
  if (auto wrong = wrongCount(call, 2)) return *wrong;
  auto x = call.args[0].asInt64(), y = call.args[1].asInt64();
  if (!x) return badField("x", "i64", call.args[0]);
  if (!y) return badField("y", "i64", call.args[1]);
  return body(*x, *y);
}

template <class Body> Answer ofTexts(const CallSite& call, Body body) {
  if (auto wrong = wrongCount(call, 2)) return *wrong;
  if (!isTexts(call.args[0])) return badField("x", "Vec<String>", call.args[0]);
  if (!isTexts(call.args[1])) return badField("y", "Vec<String>", call.args[1]);
  return body(call.args[0].asArray(), call.args[1].asArray());
}

Answer truth(const CallSite& call, bool (*result)(int64_t, int64_t)) {
  return ofIntegers(call, [&](int64_t x, int64_t y) { return success(Value::boolean(result(x, y))); });
}

Answer overflow(std::string_view what) { return failure("i64 " + std::string(what) + " overflow"); }

bool contains(const values::Array& list, const Value& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}
// Items of `from` that are (not) in `in`, each once.
void appendUnique(values::Array& out, const values::Array& from, const values::Array& in, bool present) {
  for (const Value& item : from)
    if (contains(in, item) == present && !contains(out, item)) out.push_back(item);
}

Answer withPairs(const CallSite& call, const values::Object& base, size_t begin) {
  values::Object members = base;
  for (size_t i = begin; i < call.args.size(); i += 2) {
    if (i + 1 == call.args.size())
      return failure("Expected odd number of arguments, got even. No value for key '" + call.args[i].text() + "'");
    if (!call.args[i].isString())
      return failure("All keys must be of type string. Key of the following pair is of invalid type: (" +
                     call.args[i].text() + ", " + call.args[i + 1].text() + ")");
    members.emplace_back(call.args[i].asString(), call.args[i + 1]);
  }
  return success(Value::object(std::move(members)));
}

bool isPairs(const Value& list) {
  return list.isArray() && std::all_of(list.asArray().begin(), list.asArray().end(), [](const Value& pair) {
           return pair.isArray() && pair.asArray().size() == 2 && pair.asArray()[0].isString();
         });
}
void appendPairs(values::Object& members, const Value& list) {
  for (const Value& pair : list.asArray()) members.emplace_back(pair.asArray()[0].asString(), pair.asArray()[1]);
}
constexpr std::string_view kPairsType = "Vec<(String, Value)>";

// Peers and their distance to a key, nearest first: XOR of the SHA-256 hashes.
using Digest = std::array<uint8_t, 32>;
std::vector<std::pair<Digest, std::string>> byDistance(std::span<const uint8_t> key,
                                                       const std::vector<std::string>& ids) {
  Digest target = crypto::sha256(key);
  std::vector<std::pair<Digest, std::string>> result;
  for (const std::string& id : ids) {
    Digest distance = crypto::sha256(crypto::fromBase58(id).value_or(crypto::Bytes{}));
    for (size_t i = 0; i < distance.size(); ++i) distance[i] = static_cast<uint8_t>(distance[i] ^ target[i]);
    result.emplace_back(distance, id);
  }
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return result;
}

/// Bytes of a key that are a multihash, or become one: the node does not hash them, it says that it did.
bool isMultihash(crypto::Bytes& key, bool already) {
  constexpr size_t kLongest = 64;
  if (already) return key.size() >= 2 && key.size() == size_t{2} + key[1] && key[1] <= kLongest;
  if (key.size() > kLongest) return false;
  const uint8_t head[] = {0x12, static_cast<uint8_t>(key.size())};
  key.insert(key.begin(), std::begin(head), std::end(head));
  return true;
}

constexpr uint64_t kNeighbours = 20;
Answer nearestPeers(const CallSite& call, size_t countIndex, std::span<const uint8_t> key,
                    const std::vector<std::string>& ids) {
  Optional count = optionalArg(call, countIndex, "count");
  if (count.error) return *count.error;
  if (count.value && !count.value->asUint64()) return badField("count", "Option<usize>", call.args[countIndex]);
  size_t most = static_cast<size_t>(count.value ? *count.value->asUint64() : kNeighbours);
  values::Array items;
  for (const auto& [distance, id] : byDistance(key, ids)) {
    if (items.size() == most) break;
    if (items.empty() || items.back().asString() != id) items.push_back(Value::string(id));
  }
  return success(Value::array(std::move(items)));
}

}  // namespace

Answer unit(const CallSite&) { return text(""); }

Answer nodeIdentify(const CallSite&) {
  return success(Value::object({{"external_addresses", Value::array({})},
                                {"node_version", Value::string("0.28.0")},
                                {"air_version", Value::string("0.62.0")},
                                {"spell_version", Value::string("0.7.7")},
                                {"allowed_binaries", Value::array({})},
                                {"vm_info", Value()}}));
}

Answer nodeTimeout(const CallSite& call) {
  if (call.args.empty()) return missing("duration_ms");
  auto wait = call.args[0].isString() ? base::parse<uint64_t>(call.args[0].asString()) : call.args[0].asUint64();
  if (!wait) return badField("duration_ms", "u64", call.args[0]);
  Optional message = optionalArg(call, 1, "message");
  if (message.error) return *message.error;
  if (message.value && !message.value->isString()) return badField("message", "Option<String>", call.args[1]);
  Answer answer = message.value ? success(*message.value) : text("");
  answer.takes = std::min<uint64_t>(*wait, 1'000'000'000'000) * kMillisecond;
  return answer;
}

Answer isConnected(const CallSite& call) {
  return withText(call, "peer_id", [&](std::string_view id) {
    if (!crypto::publicKeyOf(id)) return failure("Error: cannot parse `" + std::string(id) + "` as a peer id");
    return success(Value::boolean(!call.book->nameOf(id).empty()));
  });
}

Answer getContact(const CallSite& call) {
  return withText(call, "peer_id", [&](std::string_view id) {
    if (call.book->nameOf(id).empty()) return text("");
    return success(Value::object({{"peer_id", Value::string(id)}, {"addresses", Value::array({})}}));
  });
}

// Whoever is in the scenario answers, so a connection comes about with everybody.
Answer nodeConnect(const CallSite& call) {
  Answer answer = isConnected(call);
  if (answer.code != 0) return answer;
  auto refused = protect(call);
  return refused ? *refused : answer;
}

Answer neighborhood(const CallSite& call) {
  return withText(call, "key", [&](std::string_view key) {
    auto bytes = fromBase58(call, key);
    if (!bytes) return failure("Error: Error while deserializing field 'key': not a base58: " + std::string(key));
    Optional hashed = optionalArg(call, 1, "already_hashed");
    if (hashed.error) return *hashed.error;
    if (hashed.value && !hashed.value->isBool()) return badField("already_hashed", "Option<bool>", call.args[1]);
    bool isHash = hashed.value && hashed.value->asBool();
    if (!isMultihash(*bytes, isHash)) return failure("Error: Invalid multihash " + std::string(key));
    std::vector<std::string> others;
    for (std::string_view id : call.nodes)
      if (id != call.self->peerId()) others.emplace_back(id);
    return nearestPeers(call, 2, *bytes, others);
  });
}

Answer neighboursWithAddresses(const CallSite& call) {
  Answer near = neighborhood(call);
  if (near.code != 0) return near;
  values::Array contacts;
  for (const Value& id : near.value.asArray())
    contacts.push_back(Value::object({{"peer_id", id}, {"addresses", Value::array({})}}));
  return success(Value::array(std::move(contacts)));
}

Answer kadMerge(const CallSite& call) {
  return withText(call, "target", [&](std::string_view target) {
    auto key = fromBase58(call, target);
    if (!key) return failure("Error: decode base58 failed: " + std::string(target));
    std::vector<std::string> ids;
    for (size_t i : {size_t{1}, size_t{2}}) {
      std::string_view name = i == 1 ? "left" : "right";
      if (i >= call.args.size()) return missing(name);
      if (!isTexts(call.args[i])) return badField(name, "Vec<String>", call.args[i]);
      for (const Value& id : call.args[i].asArray()) {
        if (!fromBase58(call, id.asString()))
          return failure("Error: decode base58 failed: " + std::string(id.asString()));
        ids.emplace_back(id.asString());
      }
    }
    return nearestPeers(call, 3, *key, ids);
  });
}

Answer arrayLength(const CallSite& call) {
  if (call.args.size() != 1)
    return failure("op array_length accepts exactly 1 argument: " + std::to_string(call.args.size()) + " found");
  if (!call.args[0].isArray()) return failure("op array_length's argument must be an array");
  return success(Value::unsignedInteger(call.args[0].asArray().size()));
}

Answer nodeIdentity(const CallSite& call) {
  if (call.args.size() > 1)
    return failure("identity accepts up to 1 arguments, received " + std::to_string(call.args.size()) + " arguments");
  return call.args.empty() ? text("") : success(call.args[0]);
}

Answer nodeConcat(const CallSite& call) {
  values::Array items;
  for (size_t i = 0; i < call.args.size(); ++i) {
    if (!call.args[i].isArray())
      return failure("all arguments of 'concat' must be arrays: argument #" + std::to_string(i) + " is not");
    const values::Array& list = call.args[i].asArray();
    items.insert(items.end(), list.begin(), list.end());
  }
  return success(Value::array(std::move(items)));
}

Answer nodeConcatStrings(const CallSite& call) {
  std::string out;
  for (size_t i = 0; i < call.args.size(); ++i) {
    if (!call.args[i].isString())
      return failure("all arguments of 'concat_strings' must be strings: argument #" + std::to_string(i) + " is not");
    out += call.args[i].asString();
  }
  return text(out);
}

Answer nodeStringToBase58(const CallSite& call) {
  return withText(call, "string", [&](std::string_view s) { return text(toBase58(call, bytesIn(s))); });
}

Answer nodeStringFromBase58(const CallSite& call) {
  return withText(call, "b58_string", [&](std::string_view s) {
    auto bytes = fromBase58(call, s);
    if (!bytes) return failure("decode base58 failed: " + std::string(s));
    std::string decoded(bytes->begin(), bytes->end());
    if (base::firstInvalidUtf8(decoded) != std::string_view::npos)
      return failure("decode from bytes to UTF8 failed: " + std::string(s));
    return text(decoded);
  });
}

Answer nodeBytesToBase58(const CallSite& call) {
  if (call.args.empty()) return missing("bytes");
  bool bytes = call.args[0].isArray();
  if (bytes)
    for (const Value& item : call.args[0].asArray()) bytes &= item.asUint64().value_or(256) < 256;
  if (!bytes) return badField("bytes", "Vec<u8>", call.args[0]);
  return text(toBase58(call, bytesOf(call.args[0])));
}

Answer nodeBytesFromBase58(const CallSite& call) {
  return withText(call, "b58_string", [&](std::string_view s) {
    auto bytes = fromBase58(call, s);
    return bytes ? success(bytesValue(*bytes)) : failure("decode base58 failed: " + std::string(s));
  });
}

// The real hash; the released node forgets to hash.
Answer nodeSha256(const CallSite& call) {
  return withText(call, "string", [&](std::string_view s) {
    Optional digestOnly = optionalArg(call, 1, "digest_only"), asBytes = optionalArg(call, 2, "as_bytes");
    if (digestOnly.error) return *digestOnly.error;
    if (asBytes.error) return *asBytes.error;
    if (digestOnly.value && !digestOnly.value->isBool()) return badField("digest_only", "Option<bool>", call.args[1]);
    if (asBytes.value && !asBytes.value->isBool()) return badField("as_bytes", "Option<bool>", call.args[2]);
    crypto::Bytes hash = sha256Multihash(s);
    if (digestOnly.value && digestOnly.value->asBool()) hash.erase(hash.begin(), hash.begin() + 2);
    return asBytes.value && asBytes.value->asBool() ? success(bytesValue(hash)) : text(crypto::base58(hash));
  });
}

Answer nodeDebugStringify(const CallSite& call) {
  if (call.args.empty()) return text("\"<empty argument list>\"");
  if (call.args.size() == 1) return text(call.args[0].text());
  return text(Value::array({call.args.begin(), call.args.end()}).text());
}

Answer nodeAdd(const CallSite& call) {
  return ofIntegers(call, [](int64_t x, int64_t y) {
    int64_t sum = 0;
    return __builtin_add_overflow(x, y, &sum) ? overflow("add") : success(Value::integer(sum));
  });
}

Answer nodeSub(const CallSite& call) {
  return ofIntegers(call, [](int64_t x, int64_t y) {
    if (y == INT64_MIN) return overflow("neg");
    int64_t difference = 0;
    return __builtin_sub_overflow(x, y, &difference) ? overflow("add") : success(Value::integer(difference));
  });
}

Answer nodeMul(const CallSite& call) {
  return ofIntegers(call, [](int64_t x, int64_t y) {
    int64_t product = 0;
    return __builtin_mul_overflow(x, y, &product) ? overflow("mul") : success(Value::integer(product));
  });
}

Answer nodeFmul(const CallSite& call) {
  if (auto wrong = wrongCount(call, 2)) return *wrong;
  for (size_t i = 0; i < 2; ++i)
    if (!call.args[i].isNumber()) return badField(i == 0 ? "x" : "y", "f64", call.args[i]);
  double product = std::floor(call.args[0].asDouble() * call.args[1].asDouble());
  constexpr double kBound = 9223372036854775808.0;
  int64_t whole = std::isnan(product)  ? 0
                  : product >= kBound  ? INT64_MAX
                  : product <= -kBound ? INT64_MIN
                                       : static_cast<int64_t>(product);
  return success(Value::integer(whole));
}

Answer nodeDiv(const CallSite& call) {
  return ofIntegers(call, [](int64_t x, int64_t y) {
    return y == 0 || (x == INT64_MIN && y == -1) ? overflow("div") : success(Value::integer(x / y));
  });
}

Answer nodeRem(const CallSite& call) {
  return ofIntegers(call, [](int64_t x, int64_t y) {
    return y == 0 || (x == INT64_MIN && y == -1) ? overflow("rem") : success(Value::integer(x % y));
  });
}

Answer nodePow(const CallSite& call) {
  if (auto wrong = wrongCount(call, 2)) return *wrong;
  auto x = call.args[0].asInt64();
  auto y = call.args[1].asUint64();
  if (!x) return badField("x", "i64", call.args[0]);
  if (!y || *y > UINT32_MAX) return badField("y", "u32", call.args[1]);
  if (*x == 0 || *x == 1) return success(Value::integer(*y == 0 ? 1 : *x));
  if (*x == -1) return success(Value::integer(*y % 2 == 0 ? 1 : -1));
  if (*y > 63) return overflow("pow");
  int64_t power = 1;
  for (uint64_t i = 0; i < *y; ++i)
    if (__builtin_mul_overflow(power, *x, &power)) return overflow("pow");
  return success(Value::integer(power));
}

Answer nodeLog(const CallSite& call) {
  return ofIntegers(call, [](int64_t x, int64_t y) {
    if (x < 2 || y <= 0) return overflow("log");
    uint64_t result = 0;
    for (int64_t rest = y; rest >= x; rest /= x) ++result;
    return success(Value::unsignedInteger(result));
  });
}

Answer nodeGt(const CallSite& call) {
  return truth(call, [](int64_t x, int64_t y) { return x > y; });
}
Answer nodeGte(const CallSite& call) {
  return truth(call, [](int64_t x, int64_t y) { return x >= y; });
}
Answer nodeLt(const CallSite& call) {
  return truth(call, [](int64_t x, int64_t y) { return x < y; });
}
Answer nodeLte(const CallSite& call) {
  return truth(call, [](int64_t x, int64_t y) { return x <= y; });
}
Answer nodeCmp(const CallSite& call) {
  return ofIntegers(call, [](int64_t x, int64_t y) { return success(Value::integer(x == y ? 0 : x > y ? 1 : -1)); });
}

Answer nodeSum(const CallSite& call) {
  if (auto wrong = wrongCount(call, 1)) return *wrong;
  if (!call.args[0].isArray()) return badField("x", "Vec<i64>", call.args[0]);
  int64_t sum = 0;
  bool over = false;
  for (const Value& item : call.args[0].asArray()) {
    auto number = item.asInt64();
    if (!number) return badField("x", "Vec<i64>", call.args[0]);
    over |= __builtin_add_overflow(sum, *number, &sum);
  }
  return over ? overflow("add") : success(Value::integer(sum));
}

Answer nodeDedup(const CallSite& call) {
  if (auto wrong = wrongCount(call, 1)) return *wrong;
  if (!isTexts(call.args[0])) return badField("x", "Vec<String>", call.args[0]);
  values::Array items;
  appendUnique(items, call.args[0].asArray(), {}, false);
  return success(Value::array(std::move(items)));
}

// The node leaves the order of the next three open.
Answer nodeIntersect(const CallSite& call) {
  return ofTexts(call, [](const values::Array& x, const values::Array& y) {
    values::Array items;
    appendUnique(items, x, y, true);
    return success(Value::array(std::move(items)));
  });
}

Answer nodeDiff(const CallSite& call) {
  return ofTexts(call, [](const values::Array& x, const values::Array& y) {
    values::Array items;
    appendUnique(items, x, y, false);
    return success(Value::array(std::move(items)));
  });
}

Answer nodeSdiff(const CallSite& call) {
  return ofTexts(call, [](const values::Array& x, const values::Array& y) {
    values::Array items;
    appendUnique(items, x, y, false);
    appendUnique(items, y, x, false);
    return success(Value::array(std::move(items)));
  });
}

Answer nodeSlice(const CallSite& call) {
  if (call.args.size() != 3) return failure("invalid number of parameters. need array, start index and end index");
  if (!call.args[0].isArray()) return failure("first argument must be an array, was " + call.args[0].text());
  const values::Array& list = call.args[0].asArray();
  if (list.empty()) return success(call.args[0]);
  auto begin = call.args[1].asUint64(), end = call.args[2].asUint64();
  if (!begin) return failure("second argument (start index) must be an unsigned integer, was " + call.args[1].text());
  if (!end) return failure("third argument (end index) must be an unsigned integer, was " + call.args[2].text());
  if (*begin > *end || *end > list.size())
    return failure("slice indexes out of bounds. start index: " + std::to_string(*begin) +
                   ", end index: " + std::to_string(*end) + ", array length: " + std::to_string(list.size()));
  auto at = [&](uint64_t index) { return list.begin() + static_cast<std::ptrdiff_t>(index); };
  return success(Value::array({at(*begin), at(*end)}));
}

Answer nodeObj(const CallSite& call) { return withPairs(call, {}, 0); }

Answer nodePut(const CallSite& call) {
  constexpr std::string_view kFields[] = {"object", "key", "value"};
  if (call.args.size() < 3) return missing(kFields[call.args.size()]);
  if (!call.args[0].isObject()) return badField("object", "Map<String, Value>", call.args[0]);
  if (!call.args[1].isString()) return badField("key", "String", call.args[1]);
  values::Object members = call.args[0].asObject();
  members.emplace_back(call.args[1].asString(), call.args[2]);
  return success(Value::object(std::move(members)));
}

Answer nodePuts(const CallSite& call) {
  if (call.args.empty()) return missing("object");
  if (!call.args[0].isObject()) return badField("object", "Map<String, Value>", call.args[0]);
  return withPairs(call, call.args[0].asObject(), 1);
}

Answer nodeParse(const CallSite& call) {
  if (auto wrong = wrongCount(call, 1)) return *wrong;
  if (!call.args[0].isString()) return badField("x", "String", call.args[0]);
  if (auto value = values::parseJson(call.args[0].asString())) return success(std::move(*value));
  return failure("Error: error parsing json " + std::string(call.args[0].asString()));
}

Answer nodeStringify(const CallSite& call) {
  if (auto wrong = wrongCount(call, 1)) return *wrong;
  return text(call.args[0].text());
}

Answer nodeObjPairs(const CallSite& call) {
  if (auto wrong = wrongCount(call, 1)) return *wrong;
  if (!isPairs(call.args[0])) return badField("x", kPairsType, call.args[0]);
  values::Object members;
  appendPairs(members, call.args[0]);
  return success(Value::object(std::move(members)));
}

Answer nodePutsPairs(const CallSite& call) {
  if (auto wrong = wrongCount(call, 2)) return *wrong;
  if (!call.args[0].isObject()) return failure("expected json object, got " + call.args[0].text());
  if (!isPairs(call.args[1])) return badField("y", kPairsType, call.args[1]);
  values::Object members = call.args[0].asObject();
  appendPairs(members, call.args[1]);
  return success(Value::object(std::move(members)));
}

// Real nodes print for their owners only; a simulated one shows everybody's lines.
Answer nodePrint(const CallSite&) {
  Answer answer = text("");
  answer.prints = true;
  return answer;
}

Answer nodeSign(const CallSite& call) {
  const std::string& self = call.self->peerId();
  bool manages = isHostScope(call) && call.premises->isManager(call.initiator);
  if (call.initiator != self && !manages)
    return failure("peer '" + std::string(call.initiator) + "' is not allowed to sign data on '" + self + "'");
  if (call.args.empty()) return missing("data");
  if (call.tetraplets.empty() || call.tetraplets[0].size() != 1)
    return failure("expected tetraplet for a scalar argument, got tetraplet for an array");
  const data::Tetraplet& origin = call.tetraplets[0][0];
  const std::string& host = call.premises->hostId();
  if (origin.peer != host && !call.premises->homeOf(origin.peer))
    return failure("data is expected to be produced by service 'registry' on peer '" + host + "', was from peer '" +
                   origin.peer + "'");
  if (origin.service != "registry" ||
      (origin.function != "get_record_bytes" && origin.function != "get_record_metadata_bytes"))
    return failure(
        "data is expected to result from a call to 'registry.get_record_bytes' or "
        "'registry.get_record_metadata_bytes', was from '" +
        origin.service + "." + origin.function + "'");
  if (!origin.lens.empty()) return failure("lens for data tetraplet is expected to be empty");
  auto signature = call.self->sign(bytesOf(call.args[0]));
  return success(Value::object({{"success", Value::boolean(true)},
                                {"error", Value::array({})},
                                {"signature", Value::array({bytesValue(signature)})}}));
}

}  // namespace aqua::sim::builtin
