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

const Value* member(const Value& object, std::string_view name) {
  const Value* found = object.find(name);
  return found && !found->isNull() ? found : nullptr;
}

/// Reads members of requests. The first one that cannot be understood is remembered, then all are empty.
class Fields {
 public:
  bool good() const { return problem_.empty(); }
  const std::string& problem() const { return problem_; }
  void fail(std::string problem) {
    if (good()) problem_ = std::move(problem);
  }

  std::string_view text(const Value& object, std::string_view name) {
    const Value* found = member(object, name);
    if (found && !found->isString()) fail(fmt::format("`{}` is no text", name));
    return found && good() ? found->asString() : std::string_view();
  }

  Bytes bytes(const Value& object, std::string_view name) {
    std::optional<Bytes> decoded = crypto::fromBase64(text(object, name));
    if (!decoded) fail(fmt::format("`{}` is no base64", name));
    return decoded ? std::move(*decoded) : Bytes();
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
    if (integer && *integer <= largest) return *integer;
    fail(fmt::format("`{}` is no number from 0 to {}", name, largest));
    return otherwise;
  }

  bool flag(const Value& object, std::string_view name) {
    const Value* found = member(object, name);
    if (found && !found->isBool()) fail(fmt::format("`{}` is neither true nor false", name));
    return found && good() && found->asBool();
  }

  std::map<uint32_t, vm::CallResult> callResults(const Value& json) {
    std::map<uint32_t, vm::CallResult> results;
    if (!json.isObject()) {
      fail("the call results are no object");
      return results;
    }
    for (const auto& [key, entry] : json.asObject()) {
      uint32_t id = 0;
      auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), id);
      if (error != std::errc() || end != key.data() + key.size())
        fail(fmt::format("a call result has the key `{}`, expected a call id", key));
      results.emplace(id, callResult(key, entry));
    }
    return results;
  }

 private:
  /// `{"ret_code": 0, "raw": TEXT}`, or `result` with JSON in place of `raw`.
  vm::CallResult callResult(const std::string& id, const Value& entry) {
    vm::CallResult result;
    if (!entry.isObject()) {
      fail(fmt::format("the call result {} is no object", id));
      return result;
    }
    if (const Value* code = member(entry, "ret_code")) {
      std::optional<int64_t> n = code->asInt64();
      if (n && *n >= INT32_MIN && *n <= INT32_MAX) result.code = static_cast<int32_t>(*n);
      else fail(fmt::format("`ret_code` of the call result {} is no code", id));
    }
    if (entry.find("raw")) result.result = text(entry, "raw");
    else if (const Value* json = entry.find("result")) result.result = json->text();
    else fail(fmt::format("the call result {} has neither `raw` nor `result`", id));
    return result;
  }

  std::string problem_;
};

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

/// What a request asks for; points into it.
struct Request {
  Bytes previous, current, seed;
  vm::Invocation invocation;
  bool rawCalls = false, timing = false, decode = false;
};

/// Fills `request`, which stays where it is: the invocation points into it.
void read(const Value& json, Fields& fields, Request& request) {
  const Value* op = member(json, "op");
  if (op && (!op->isString() || op->asString() != "invoke"))
    return fields.fail(fmt::format("unknown `op` {}, expected \"invoke\"", op->text()));
  if (!member(json, "air")) return fields.fail("no `air`");
  const Value* params = member(json, "params");
  if (!params || !params->isObject()) return fields.fail("no `params`");

  request.previous = fields.bytes(json, "prev_data");
  request.current = fields.bytes(json, "data");
  request.seed = fields.bytes(*params, "secret_key");
  vm::Invocation& in = request.invocation;
  in.air = fields.text(json, "air");
  in.previous = request.previous;
  in.current = request.current;
  in.secretKey = request.seed;
  in.params.initPeerId = fields.text(*params, "init_peer_id");
  in.params.currentPeerId = fields.text(*params, "current_peer_id");
  in.params.timestamp = fields.number(*params, "timestamp", UINT64_MAX, 0);
  in.params.ttl = static_cast<uint32_t>(fields.number(*params, "ttl", UINT32_MAX, 0));
  in.params.particleId = fields.text(*params, "particle_id");
  in.airSizeLimit = fields.number(*params, "air_size_limit", UINT64_MAX, in.airSizeLimit);
  in.particleSizeLimit = fields.number(*params, "particle_size_limit", UINT64_MAX, in.particleSizeLimit);
  in.callResultSizeLimit = fields.number(*params, "call_result_size_limit", UINT64_MAX, in.callResultSizeLimit);
  in.hardLimits = fields.flag(*params, "hard_limit_enabled");
  if (const Value* results = member(json, "call_results")) in.results = fields.callResults(*results);
  request.rawCalls = fields.flag(json, "raw_calls");
  request.timing = fields.flag(json, "timing");
  request.decode = fields.flag(json, "decode");
}

std::string answer(const Request& request, const Value* id) {
  auto begin = std::chrono::steady_clock::now();
  vm::InvocationOutcome outcome = vm::invoke(request.invocation);
  std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;

  Answer out(id);
  addOutcome(out, outcome, request.rawCalls);
  if (request.decode) {
    data::Decoded decoded = data::decode(outcome.data);
    out.add("decoded", decoded.data ? data::humanReadable(*decoded.data).text() : "null");
  }
  if (request.timing) out.add("ms", fmt::format("{:.4f}", time.count()));
  return std::move(out).take();
}

}  // namespace

std::string answerRequest(std::string_view line, values::BudgetLimits limits) {
  auto json = values::parseJson(line);
  const Value* id = json ? json->find("id") : nullptr;
  Fields fields;
  Request request{.invocation = {.budget = limits}};
  if (!json) fields.fail(fmt::format("the request is no JSON: {}", json.error().message()));
  else if (!json->isObject()) fields.fail("the request is no JSON object");
  else read(*json, fields, request);
  Answer failed(id);
  if (!fields.good()) {
    failed.addText("error", fields.problem());
    return std::move(failed).take();
  }
  try {
    return answer(request, id);
  } catch (const std::exception& what) {  // the other side learns of a failure of ours
    failed.addText("crash", what.what());
  }
  return std::move(failed).take();
}

base::Result<std::map<uint32_t, vm::CallResult>> readCallResults(const Value& json) {
  Fields fields;
  auto results = fields.callResults(json);
  if (!fields.good()) return base::Failure{fields.problem()};
  return results;
}

std::string answerOf(const vm::InvocationOutcome& outcome, bool rawCalls) {
  Answer out(nullptr);
  addOutcome(out, outcome, rawCalls);
  return std::move(out).take();
}

}  // namespace aqua::cli
