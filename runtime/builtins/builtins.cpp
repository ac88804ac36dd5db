// The table of built-ins, and those that nodes and clients share.
#include "runtime/builtins/builtins.h"

#include <array>
#include <cmath>

#include "compiler/base/utf8.h"
#include "runtime/builtins/impl.h"

namespace aqua::sim {

namespace {

constexpr std::array kBuiltins{
#define BUILTIN(host, service, function, handler) BuiltinInfo{Host::host, service, function, &builtin::handler},
#include "runtime/builtins/builtins.def"
#undef BUILTIN
};

// ECMAScript's Number::toString for base 10.
std::string numberText(double number) {
  if (!std::isfinite(number)) return "null";
  if (number == 0) return "0";
  const auto [negative, digits, point] = values::shortest(number);
  const int length = static_cast<int>(digits.size());
  std::string out = negative ? "-" : "";
  if (length <= point && point <= 21) return out + digits + std::string(static_cast<size_t>(point - length), '0');
  if (0 < point && point <= 21)
    return out + digits.substr(0, static_cast<size_t>(point)) + "." + digits.substr(static_cast<size_t>(point));
  if (-6 < point && point <= 0) return out + "0." + std::string(static_cast<size_t>(-point), '0') + digits;
  out += digits[0];
  if (length > 1) out += "." + digits.substr(1);
  return out + "e" + (point > 0 ? "+" : "-") + std::to_string(std::abs(point - 1));
}

// Recursion: values out of JSON text, so at most some 130 levels.
/// Recursion, and a line for each part: what is nested deeper than a browser reads stays in one line.
void appendBrowserJson(std::string& out, const Value& value, unsigned indent, unsigned level,
                       const values::Budget* budget) {
  constexpr unsigned kDeepest = 256;
  if (budget) budget->pass(2 * out.size());
  auto newLine = [&](unsigned depth) {
    if (indent != 0) out.append("\n").append(static_cast<size_t>(indent) * depth, ' ');
  };
  if (level > kDeepest) {
    value.appendText(out);
  } else if (value.isNumber()) {
    out += numberText(value.asDouble());
  } else if (value.isArray() && !value.asArray().empty()) {
    out += '[';
    for (size_t i = 0; i < value.asArray().size(); ++i) {
      if (i != 0) out += ',';
      newLine(level + 1);
      appendBrowserJson(out, value.asArray()[i], indent, level + 1, budget);
    }
    newLine(level);
    out += ']';
  } else if (value.isObject() && !value.asObject().empty()) {
    out += '{';
    bool first = true;
    for (const auto& [key, member] : value.asObject()) {
      if (!first) out += ',';
      first = false;
      newLine(level + 1);
      values::appendJsonString(out, key);
      out += indent != 0 ? ": " : ":";
      appendBrowserJson(out, member, indent, level + 1, budget);
    }
    newLine(level);
    out += '}';
  } else {
    value.appendText(out);
  }
}

}  // namespace

std::span<const BuiltinInfo> allBuiltins() { return kBuiltins; }

std::string browserJson(const Value& value, unsigned indent, const values::Budget* budget) {
  std::string out;
  appendBrowserJson(out, value, indent, 0, budget);
  return out;
}

Value browserNumber(double number) { return values::parseJson(numberText(number)).optional().value_or(Value()); }

Answer notFound(Host host, const CallSite& call) {
  std::string service(call.service), function(call.function);
  if (host == Host::Node) return failure("Service with id '" + service + "' not found (function " + function + ")");
  std::string args = browserJson(Value::array({call.args.begin(), call.args.end()}), 4, call.budget);
  return failure("No service found for service call: serviceId='" + service + "', fnName='" + function + "' args='" +
                 args + "'");
}

namespace builtin {

crypto::Bytes bytesOf(const Value& list) {
  crypto::Bytes bytes;
  if (!list.isArray()) return bytes;
  for (const Value& item : list.asArray()) {
    uint8_t byte = 0;
    if (item.isNumber()) {
      double whole = std::trunc(item.asDouble());
      double rest = std::isfinite(whole) ? std::fmod(whole, 256.0) : 0;
      byte = static_cast<uint8_t>(static_cast<int>(rest) & 0xff);
    }
    bytes.push_back(byte);
  }
  return bytes;
}

Value bytesValue(std::span<const uint8_t> bytes) {
  values::Array items;
  items.reserve(bytes.size());
  for (uint8_t byte : bytes) items.push_back(Value::unsignedInteger(byte));
  return Value::array(std::move(items));
}

std::string toBase58(const CallSite& call, std::span<const uint8_t> bytes) {
  constexpr uint64_t kPerInstruction = 400;
  if (call.budget) call.budget->spend(bytes.size() * bytes.size() / kPerInstruction);
  return crypto::base58(bytes);
}

std::optional<crypto::Bytes> fromBase58(const CallSite& call, std::string_view text) {
  constexpr uint64_t kPerInstruction = 3000;
  if (call.budget) call.budget->spend(text.size() * text.size() / kPerInstruction);
  return crypto::fromBase58(text);
}

std::span<const uint8_t> bytesIn(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

std::string asUtf8(std::span<const uint8_t> bytes) {
  std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  std::string out;
  while (true) {
    size_t bad = base::firstInvalidUtf8(text);
    out += text.substr(0, bad);
    if (bad == std::string_view::npos) return out;
    out += "\xEF\xBF\xBD";
    text.remove_prefix(bad + 1);
  }
}

crypto::Bytes sha256Multihash(std::string_view text) {
  crypto::Bytes bytes{0x12, 0x20};
  auto digest = crypto::sha256(bytesIn(text));
  bytes.insert(bytes.end(), digest.begin(), digest.end());
  return bytes;
}

Answer array(const CallSite& call) { return success(Value::array({call.args.begin(), call.args.end()})); }

Answer timestampMs(const CallSite& call) { return success(Value::unsignedInteger(call.now)); }
Answer timestampSec(const CallSite& call) { return success(Value::unsignedInteger(call.now / 1000)); }

Answer sigPeerId(const CallSite& call) { return success(Value::string(call.self->peerId())); }

Answer sigVerify(const CallSite& call) {
  if (call.args.size() < 2) return failure("Expected 2 argument(s). Got " + std::to_string(call.args.size()));
  crypto::Bytes signature = bytesOf(call.args[0]), data = bytesOf(call.args[1]);
  bool good =
      signature.size() == 64 && crypto::verify(data, std::span<const uint8_t, 64>(signature), call.self->publicKey());
  return success(Value::boolean(good));
}

}  // namespace builtin

}  // namespace aqua::sim
