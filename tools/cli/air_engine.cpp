#include "tools/cli/air_engine.h"

#include <charconv>
#include <chrono>
#include <exception>

#include <fmt/format.h>

#include "runtime/crypto/keys.h"
#include "runtime/data/codec/codec.h"
#include "runtime/vm/calls.h"
#include "runtime/data/codec/human.h"
#include "runtime/vm/invoke.h"

namespace aqua::cli {

namespace {

using crypto::Bytes;
using values::Value;

/// What is wrong with a request.
struct Misunderstood {
  std::string reason;
};

const Value* member(const Value& object, std::string_view name) {
  const Value* found = object.find(name);
  return found && !found->isNull() ? found : nullptr;
}

std::string_view text(const Value& object, std::string_view name) {
  const Value* found = member(object, name);
  if (found && !found->isString()) throw Misunderstood{fmt::format("`{}` is no text", name)};
  return found ? found->asString() : std::string_view();
}

Bytes bytes(const Value& object, std::string_view name) {
  std::optional<Bytes> decoded = crypto::fromBase64(text(object, name));
  if (!decoded) throw Misunderstood{fmt::format("`{}` is no base64", name)};
  return std::move(*decoded);
}

/// Integers, also when they are written as floats.
uint64_t number(const Value& object, std::string_view name, uint64_t largest, uint64_t otherwise) {
  const Value* found = member(object, name);
  if (!found) return otherwise;
  std::optional<uint64_t> integer = found->asUint64();
  if (!integer && found->isNumber()) {
    double d = found->asDouble();
    if (d >= 0 && d < 18446744073709551616.0 && static_cast<double>(static_cast<uint64_t>(d)) == d)
      integer = static_cast<uint64_t>(d);
  }
  if (!integer || *integer > largest) throw Misunderstood{fmt::format("`{}` is no number from 0 to {}", name, largest)};
  return *integer;
}

bool flag(const Value& object, std::string_view name) {
  const Value* found = member(object, name);
  if (found && !found->isBool()) throw Misunderstood{fmt::format("`{}` is neither true nor false", name)};
  return found && found->asBool();
}

/// `{"ret_code": 0, "raw": TEXT}`, or `result` with JSON in place of `raw`.
vm::CallResult callResult(const std::string& id, const Value& entry) {
  if (!entry.isObject()) throw Misunderstood{fmt::format("the call result {} is no object", id)};
  vm::CallResult result;
  if (const Value* code = member(entry, "ret_code")) {
    std::optional<int64_t> n = code->asInt64();
    if (!n || *n < INT32_MIN || *n > INT32_MAX)
      throw Misunderstood{fmt::format("`ret_code` of the call result {} is no code", id)};
    result.code = static_cast<int32_t>(*n);
  }
  if (entry.find("raw")) result.result = text(entry, "raw");
  else if (const Value* json = entry.find("result")) result.result = json->text();
  else throw Misunderstood{fmt::format("the call result {} has neither `raw` nor `result`", id)};
  return result;
}

std::map<uint32_t, vm::CallResult> callResults(const Value& json) {
  std::map<uint32_t, vm::CallResult> results;
  if (!json.isObject()) throw Misunderstood{"the call results are no object"};
  for (const auto& [key, entry] : json.asObject()) {
    uint32_t id = 0;
    auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), id);
    if (error != std::errc() || end != key.data() + key.size())
      throw Misunderstood{fmt::format("a call result has the key `{}`, expected a call id", key)};
    results.emplace(id, callResult(key, entry));
  }
  return results;
}

class Answer {
 public:
  explicit Answer(const Value* id) {
    if (id) add("id", id->text());
  }
  void add(std::string_view name, std::string_view json) {
    if (out_.capacity() - out_.size() < json.size() + name.size() + 4)
      out_.reserve(2 * out_.size() + json.size() + 256);
    out_ += out_.empty() ? '{' : ',';
    values::appendJsonString(out_, name);
    out_.append(":").append(json);
  }
  void addText(std::string_view name, std::string_view text) {
    add(name, "");
    values::appendJsonString(out_, text);
  }
  std::string take() && { return std::move(out_ += out_.empty() ? "{}" : "}"); }

  static std::string quoted(std::string_view text) {
    std::string out;
    values::appendJsonString(out, text);
    return out;
  }

 private:
  std::string out_;
};

template <class Range, class Write> std::string list(const Range& items, Write&& write) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += write(item);
  }
  return out += ']';
}

std::string json(const data::Tetraplet& tetraplet) {
  Answer out(nullptr);
  out.addText("peer_pk", tetraplet.peer);
  out.addText("service_id", tetraplet.service);
  out.addText("function_name", tetraplet.function);
  out.addText("lens", tetraplet.lens);
  return std::move(out).take();
}

std::string json(const vm::CallRequest& request, bool raw) {
  Answer out(nullptr);
  out.addText("service_id", request.service);
  out.addText("function_name", request.function);
  out.add("arguments", list(request.args, [](const Value& argument) { return argument.text(); }));
  out.add("tetraplets", list(request.tetraplets, [](const std::vector<data::Tetraplet>& of) {
            return list(of, [](const data::Tetraplet& tetraplet) { return json(tetraplet); });
          }));
  if (raw) {
    out.addText("arguments_mp", crypto::base64(vm::argumentsBytes(request.args)));
    out.addText("tetraplets_mp", crypto::base64(vm::tetrapletsBytes(request.tetraplets)));
  }
  return std::move(out).take();
}

void addOutcome(Answer& out, const vm::InvocationOutcome& outcome, bool raw) {
  out.add("ret_code", std::to_string(outcome.code));
  out.addText("error_message", outcome.message);
  out.addText("data", crypto::base64(outcome.data));
  out.add("next_peer_pks", list(outcome.nextPeers, Answer::quoted));
  Answer requests(nullptr);
  for (const vm::CallRequest& call : outcome.requests) requests.add(std::to_string(call.id), json(call, raw));
  out.add("call_requests", std::move(requests).take());
  std::vector<std::string_view> exceeded;
  if (outcome.airSizeExceeded) exceeded.emplace_back("air_size");
  if (outcome.particleSizeExceeded) exceeded.emplace_back("particle_size");
  if (outcome.callResultSizeExceeded) exceeded.emplace_back("call_result_size");
  if (outcome.exceeded) exceeded.push_back(vm::resourceName(outcome.exceeded->resource));
  if (!exceeded.empty()) out.add("limits_exceeded", list(exceeded, Answer::quoted));
}

std::string answer(const Value& request, const Value* id, values::BudgetLimits limits) {
  const Value* op = member(request, "op");
  if (op && (!op->isString() || op->asString() != "invoke"))
    throw Misunderstood{fmt::format("unknown `op` {}, expected \"invoke\"", op->text())};
  const Value* air = member(request, "air");
  if (!air) throw Misunderstood{"no `air`"};
  const Value* params = member(request, "params");
  if (!params || !params->isObject()) throw Misunderstood{"no `params`"};

  Bytes previous = bytes(request, "prev_data"), current = bytes(request, "data"), seed = bytes(*params, "secret_key");
  vm::Invocation in{.budget = limits};
  in.air = text(request, "air");
  in.previous = previous;
  in.current = current;
  in.secretKey = seed;
  in.params.initPeerId = text(*params, "init_peer_id");
  in.params.currentPeerId = text(*params, "current_peer_id");
  in.params.timestamp = number(*params, "timestamp", UINT64_MAX, 0);
  in.params.ttl = static_cast<uint32_t>(number(*params, "ttl", UINT32_MAX, 0));
  in.params.particleId = text(*params, "particle_id");
  in.airSizeLimit = number(*params, "air_size_limit", UINT64_MAX, in.airSizeLimit);
  in.particleSizeLimit = number(*params, "particle_size_limit", UINT64_MAX, in.particleSizeLimit);
  in.callResultSizeLimit = number(*params, "call_result_size_limit", UINT64_MAX, in.callResultSizeLimit);
  in.hardLimits = flag(*params, "hard_limit_enabled");
  if (const Value* results = member(request, "call_results")) in.results = callResults(*results);
  bool raw = flag(request, "raw_calls"), timing = flag(request, "timing");

  auto begin = std::chrono::steady_clock::now();
  vm::InvocationOutcome outcome = vm::invoke(in);
  std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;

  Answer out(id);
  addOutcome(out, outcome, raw);
  if (flag(request, "decode")) {
    data::Decoded decoded = data::decode(outcome.data);
    out.add("decoded", decoded.data ? data::humanReadable(*decoded.data).text() : "null");
  }
  if (timing) out.add("ms", fmt::format("{:.4f}", time.count()));
  return std::move(out).take();
}

}  // namespace

std::string answerRequest(std::string_view line, values::BudgetLimits limits) {
  values::JsonError error;
  std::optional<Value> request = values::parseJson(line, &error);
  const Value* id = request ? request->find("id") : nullptr;
  Answer failed(id);
  try {
    if (!request) throw Misunderstood{fmt::format("the request is no JSON: {}", error.message())};
    if (!request->isObject()) throw Misunderstood{"the request is no JSON object"};
    return answer(*request, id, limits);
  } catch (const Misunderstood& what) {
    failed.addText("error", what.reason);
  } catch (const std::exception& what) {
    failed.addText("crash", what.what());
  }
  return std::move(failed).take();
}

std::map<uint32_t, vm::CallResult> readCallResults(const Value& json, std::string& problem) {
  try {
    return callResults(json);
  } catch (const Misunderstood& what) {
    problem = what.reason;
    return {};
  }
}

std::string answerOf(const vm::InvocationOutcome& outcome, bool rawCalls, std::string_view heat) {
  Answer out(nullptr);
  addOutcome(out, outcome, rawCalls);
  if (!heat.empty()) out.add("heat", heat);
  return std::move(out).take();
}

}  // namespace aqua::cli
