#include "runtime/effects/tape.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/utf8.h"
#include "runtime/crypto/keys.h"

namespace aqua::effects {

using base::Failure;
using base::Result;
using values::Value;

namespace {

constexpr uint64_t kVersion = 1;

/// Empty: `json` is an effect, and in `into`.
std::string readEffect(const Value& json, Effect& into) {
  auto text = [&](std::string_view name, std::string& to) {
    const Value* found = json.find(name);
    if (!found || !found->isString()) return false;
    to = std::string(found->asString());
    return true;
  };
  const Value *version = json.find("effect"), *number = json.find("n"), *request = json.find("request"),
              *reply = json.find("reply"), *time = json.find("real_ms");
  if (!version || version->asUint64() != kVersion) return "no effect of version 1";
  if (!text("peer", into.peer) || !text("service", into.service) || !text("kind", into.kind))
    return "`peer`, `service` and `kind` are texts";
  if (!number || !number->asUint64()) return "`n` is a natural number";
  into.number = *number->asUint64();
  if (!request || !reply) return "there is no `request` or no `reply`";
  into.request = *request;
  const Value *value = reply->find("value"), *error = reply->find("error");
  if (!value == !error || (error && !error->isString())) return "`reply` has either a `value` or a text `error`";
  into.reply.good = value != nullptr;
  if (value) into.reply.value = *value;
  else into.reply.error = std::string(error->asString());
  if (time) into.realMilliseconds = time->asUint64().value_or(0);
  return {};
}

}  // namespace

Result<Tape> Tape::read(std::string_view text) {
  Tape tape;
  size_t line = 0;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view one = text.substr(begin, end - begin);
    begin = end + 1;
    ++line;
    if (one.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto json = values::parseJson(one);
    if (!json) return Failure{fmt::format("line {}: {}", line, json.error().reason)};
    Effect effect;
    if (std::string problem = readEffect(*json, effect); !problem.empty())
      return Failure{fmt::format("line {}: {}", line, problem)};
    if (tape.find(effect.peer, effect.service, effect.number))
      return Failure{
          fmt::format("line {}: there is already an effect {} of service \"{}\"", line, effect.number, effect.service)};
    tape.add(std::move(effect));
  }
  return tape;
}

std::string Tape::write() const {
  std::string out;
  for (const Effect& each : effects_) {
    Value reply = each.reply.good ? Value::object({{"value", each.reply.value}})
                                  : Value::object({{"error", Value::string(each.reply.error)}});
    Value::object({{"effect", Value::unsignedInteger(kVersion)},
                   {"peer", Value::string(each.peer)},
                   {"service", Value::string(each.service)},
                   {"n", Value::unsignedInteger(each.number)},
                   {"kind", Value::string(each.kind)},
                   {"request", each.request},
                   {"reply", std::move(reply)},
                   {"real_ms", Value::unsignedInteger(each.realMilliseconds)}})
        .appendText(out);
    out += '\n';
  }
  return out;
}

void Tape::add(Effect effect) {
  places_[{effect.peer, effect.service, effect.number}] = effects_.size();
  effects_.push_back(std::move(effect));
}

const Effect* Tape::find(const std::string& peer, const std::string& service, uint64_t number) const {
  auto found = places_.find({peer, service, number});
  return found == places_.end() ? nullptr : &effects_[found->second];
}

Value bytesValue(std::string_view bytes) {
  if (base::firstInvalidUtf8(bytes) == std::string_view::npos) return Value::string(bytes);
  std::span<const uint8_t> raw(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  return Value::object({{"base64", Value::string(crypto::base64(raw))}});
}

std::string bytesOf(const Value* value) {
  if (!value) return {};
  if (value->isString()) return std::string(value->asString());
  const Value* text = value->find("base64");
  auto bytes = text && text->isString() ? crypto::fromBase64(text->asString()) : std::nullopt;
  return bytes ? std::string(bytes->begin(), bytes->end()) : std::string();
}

}  // namespace aqua::effects
