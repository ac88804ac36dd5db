#include "runtime/vm/calls.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "runtime/data/codec/messagepack.h"

namespace aqua::vm {

namespace {

/// Multicodec number of MessagePack, as a varint in front of the bytes.
constexpr uint64_t kMessagePack = 0x0201;
constexpr std::array<uint8_t, 2> kPrefix{0x81, 0x04};

/// As it is written: the production VM compares ids as texts.
std::optional<uint32_t> callId(std::string_view text) {
  if (text.size() > 1 && text.front() == '0') return {};
  return base::parse<uint32_t>(text);
}

/// Afterwards `in` is behind the prefix.
base::Result<base::Done> readPrefix(std::span<const uint8_t>& in) {
  uint64_t codec = 0;
  for (unsigned shift = 0; shift < 63; shift += 7) {
    if (in.empty()) return base::Failure{"VarInt(Insufficient)"};
    uint8_t byte = in.front();
    in = in.subspan(1);
    codec |= uint64_t{byte & 0x7FU} << shift;
    if (byte >= 0x80) continue;
    if (codec == kMessagePack) return base::Done();
    return base::Failure{fmt::format("Codec({})", codec)};
  }
  return base::Failure{"VarInt(Overflow)"};
}

}  // namespace

Bytes argumentsBytes(std::span<const Value> arguments) {
  Bytes bytes;
  MessagePackWriter out(bytes);
  out.array(arguments.size());
  for (const Value& argument : arguments) out.value(argument);
  return bytes;
}

Bytes tetrapletsBytes(std::span<const std::vector<Tetraplet>> tetraplets) {
  Bytes bytes;
  MessagePackWriter out(bytes);
  out.array(tetraplets.size());
  for (const std::vector<Tetraplet>& list : tetraplets) {
    out.array(list.size());
    for (const Tetraplet& tetraplet : list) {
      out.map(4);
      out.text("peer_pk");
      out.text(tetraplet.peer);
      out.text("service_id");
      out.text(tetraplet.service);
      out.text("function_name");
      out.text(tetraplet.function);
      out.text("lens");
      out.text(tetraplet.lens);
    }
  }
  return bytes;
}

Bytes encodeCallRequests(std::span<const CallRequest> requests) {
  Bytes bytes(kPrefix.begin(), kPrefix.end());
  MessagePackWriter out(bytes);
  out.map(requests.size());
  for (const CallRequest& request : requests) {
    out.unsignedInteger(request.id);
    out.map(4);
    out.text("service_id");
    out.text(request.service);
    out.text("function_name");
    out.text(request.function);
    out.text("arguments");
    out.bytes(argumentsBytes(request.args));
    out.text("tetraplets");
    out.bytes(tetrapletsBytes(request.tetraplets));
  }
  return bytes;
}

Bytes encodeCallResults(const std::map<uint32_t, CallResult>& results) {
  Bytes bytes(kPrefix.begin(), kPrefix.end());
  MessagePackWriter out(bytes);
  out.map(results.size());
  for (const auto& [id, result] : results) {
    out.text(std::to_string(id));
    out.map(2);
    out.text("ret_code");
    out.integer(result.code);
    out.text("result");
    out.text(result.result);
  }
  return bytes;
}

namespace {

/// A result is a map by names or by numbers of members, or a list of both members.
class CallResultReader {
 public:
  explicit CallResultReader(MessagePackReader& in) : in_(in) {}

  bool read() {
    if (std::optional<uint32_t> items = in_.array()) return *items == 2 ? code() && text() : fail("two members");
    std::optional<uint32_t> members = in_.map();
    if (!members) return fail("a result, as a map");
    for (uint32_t i = 0; i < *members; ++i)
      if (!member()) return false;
    if (code_ && text_) return true;
    missing_ = code_ ? "result" : "ret_code";
    return false;
  }

  CallResult result() const { return {*code_, std::string(*text_)}; }
  /// A field that is not there, else "".
  std::string_view missing() const { return missing_; }
  std::string_view expected() const { return expected_; }

 private:
  bool member() {
    constexpr std::string_view kNames[] = {"ret_code", "result"};
    std::optional<int64_t> number = in_.integer();
    std::optional<std::span<const uint8_t>> name;
    if (!number && !(name = in_.textOrBytes())) return fail("the name of a member");
    auto is = [&](size_t member) {
      return number ? *number == static_cast<int64_t>(member)
                    : std::equal(name->begin(), name->end(), kNames[member].begin(), kNames[member].end());
    };
    if (is(0)) return code_ ? fail("one code") : code();
    if (is(1)) return text_ ? fail("one text") : text();
    return in_.skip() || fail("a value");
  }
  bool code() {
    std::optional<int64_t> code = in_.integer();
    if (!code || *code < INT32_MIN || *code > INT32_MAX) return fail("a code of 32 bits");
    code_ = static_cast<int32_t>(*code);
    return true;
  }
  bool text() {
    text_ = in_.anyText();
    return text_ || fail("a text");
  }
  bool fail(std::string_view expected) {
    expected_ = expected;
    return false;
  }

  MessagePackReader& in_;
  std::optional<int32_t> code_;
  std::optional<std::string_view> text_;
  std::string_view missing_, expected_;
};

}  // namespace

DecodedCallResults decodeCallResults(std::span<const uint8_t> bytes) {
  DecodedCallResults decoded;
  auto refuse = [&](std::string_view detail) {
    decoded.results.clear();
    decoded.fault = Fault{5, fmt::format("error occurred while deserialize call results: {}.", detail)};
    return std::move(decoded);
  };
  std::span<const uint8_t> rest = bytes;
  if (auto prefix = readPrefix(rest); !prefix) return refuse(prefix.error());
  MessagePackReader in(rest);
  size_t shift = bytes.size() - rest.size();
  auto refuseHere = [&](std::string_view expected) {
    return refuse(fmt::format("byte {}: expected {}", in.position() + shift, expected));
  };
  std::optional<uint32_t> count = in.map();
  if (!count) return refuseHere("a map of results by call id");
  for (uint32_t i = 0; i < *count; ++i) {
    std::optional<std::string_view> key = in.anyText();
    std::optional<uint32_t> id = key ? callId(*key) : std::nullopt;
    if (!id) return refuseHere("a call id, in decimal, as a text");
    CallResultReader result(in);
    if (!result.read())
      return result.missing().empty() ? refuseHere(result.expected())
                                      : refuse(fmt::format("missing field `{}`", result.missing()));
    decoded.results.insert_or_assign(*id, result.result());
  }
  return decoded;
}

namespace {

/// A byte string with an array in it. Empty: it is none.
std::optional<values::Array> arrayIn(MessagePackReader& in) {
  std::optional<std::span<const uint8_t>> bytes = in.bytes();
  if (!bytes) return {};
  MessagePackReader inner(*bytes);
  std::optional<Value> value = inner.value();
  if (!value || !value->isArray() || !inner.atEnd()) return {};
  return value->asArray();
}

std::optional<Tetraplet> tetrapletOf(const Value& json) {
  Tetraplet tetraplet;
  for (auto [name, into] : {std::pair("peer_pk", &tetraplet.peer), std::pair("service_id", &tetraplet.service),
                            std::pair("function_name", &tetraplet.function), std::pair("lens", &tetraplet.lens)}) {
    const Value* found = json.find(name);
    if (!found || !found->isString()) return {};
    *into = found->asString();
  }
  return tetraplet;
}

bool readTetraplets(const values::Array& lists, std::vector<std::vector<Tetraplet>>& into) {
  for (const Value& list : lists) {
    into.emplace_back();
    if (!list.isArray()) return false;
    for (const Value& each : list.asArray()) {
      std::optional<Tetraplet> tetraplet = tetrapletOf(each);
      if (!tetraplet) return false;
      into.back().push_back(*std::move(tetraplet));
    }
  }
  return true;
}

/// Members by name, in any order. False: something does not fit.
bool readRequest(MessagePackReader& in, CallRequest& into) {
  std::optional<uint32_t> members = in.map();
  for (uint32_t i = 0; members && i < *members; ++i) {
    std::optional<std::string_view> name = in.text();
    if (!name) return false;
    if (*name == "service_id" || *name == "function_name") {
      std::optional<std::string_view> text = in.text();
      if (!text) return false;
      (*name == "service_id" ? into.service : into.function) = *text;
    } else if (*name == "arguments" || *name == "tetraplets") {
      std::optional<values::Array> list = arrayIn(in);
      if (!list) return false;
      if (*name == "arguments") into.args = *std::move(list);
      else if (!readTetraplets(*list, into.tetraplets)) return false;
    } else if (!in.skip()) {
      return false;
    }
  }
  return members && into.args.size() == into.tetraplets.size();
}

}  // namespace

base::Result<std::vector<CallRequest>> decodeCallRequests(std::span<const uint8_t> bytes) {
  std::vector<CallRequest> requests;
  if (bytes.empty()) return requests;
  std::span<const uint8_t> rest = bytes;
  if (auto prefix = readPrefix(rest); !prefix) return base::Failure{prefix.error()};
  MessagePackReader in(rest);
  std::optional<uint32_t> count = in.map();
  for (uint32_t i = 0; count && i < *count; ++i) {
    std::optional<int64_t> id = in.integer();
    CallRequest request{};
    if (!id || *id < 0 || *id > UINT32_MAX || !readRequest(in, request)) {
      count.reset();
      break;
    }
    request.id = static_cast<uint32_t>(*id);
    requests.push_back(std::move(request));
  }
  if (!count || !in.atEnd())
    return base::Failure{fmt::format("byte {}: expected a call request", in.position() + bytes.size() - rest.size())};
  std::sort(requests.begin(), requests.end(), [](const CallRequest& a, const CallRequest& b) { return a.id < b.id; });
  return requests;
}

}  // namespace aqua::vm
