#include "tools/cli/air_engine.h"

#include <chrono>
#include <exception>

#include <fmt/format.h>
#include <llvm/Support/JSON.h>
#include <llvm/Support/raw_ostream.h>

#include "compiler/base/numbers.h"
#include "runtime/crypto/keys.h"
#include "runtime/data/codec/codec.h"
#include "runtime/vm/calls.h"
#include "runtime/data/codec/human.h"
#include "runtime/vm/invoke.h"

namespace aqua::cli {

namespace {

using crypto::Bytes;
using llvm::json::OStream;
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
      std::optional<uint32_t> id = base::parse<uint32_t>(key);
      if (!id) fail(fmt::format("a call result has the key `{}`, expected a call id", key));
      results.emplace(id.value_or(0), callResult(key, entry));
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

// ---- answers ------------------------------------------------------------------------------------------------

llvm::StringRef ref(std::string_view text) { return {text.data(), text.size()}; }

/// As `values` writes it: whatever peers say is in it.
std::string quoted(std::string_view text) {
  std::string out;
  values::appendJsonString(out, text);
  return out;
}

void rawAttribute(OStream& out, std::string_view key, std::string_view json) {
  out.attributeBegin(ref(key));
  out.rawValue(ref(json));
  out.attributeEnd();
}
void attribute(OStream& out, std::string_view key, std::string_view text) { rawAttribute(out, key, quoted(text)); }

template <class Write> std::string object(Write&& write) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  OStream out(stream);
  out.object([&] { write(out); });
  return text;
}

void tetraplet(OStream& out, const data::Tetraplet& tetraplet) {
  out.object([&] {
    attribute(out, "peer_pk", tetraplet.peer);
    attribute(out, "service_id", tetraplet.service);
    attribute(out, "function_name", tetraplet.function);
    attribute(out, "lens", tetraplet.lens);
  });
}

void callRequest(OStream& out, const vm::CallRequest& request, bool raw) {
  attribute(out, "service_id", request.service);
  attribute(out, "function_name", request.function);
  out.attributeArray("arguments", [&] {
    for (const Value& argument : request.args) out.rawValue(argument.text());
  });
  out.attributeArray("tetraplets", [&] {
    for (const std::vector<data::Tetraplet>& of : request.tetraplets)
      out.array([&] {
        for (const data::Tetraplet& one : of) tetraplet(out, one);
      });
  });
  if (!raw) return;
  attribute(out, "arguments_mp", crypto::base64(vm::argumentsBytes(request.args)));
  attribute(out, "tetraplets_mp", crypto::base64(vm::tetrapletsBytes(request.tetraplets)));
}

void outcomeAttributes(OStream& out, const vm::InvocationOutcome& outcome, bool raw) {
  out.attribute("ret_code", outcome.code);
  attribute(out, "error_message", outcome.message);
  attribute(out, "data", crypto::base64(outcome.data));
  out.attributeArray("next_peer_pks", [&] {
    for (const std::string& peer : outcome.nextPeers) out.rawValue(quoted(peer));
  });
  out.attributeObject("call_requests", [&] {
    for (const vm::CallRequest& call : outcome.requests)
      out.attributeObject(std::to_string(call.id), [&] { callRequest(out, call, raw); });
  });
  if (!outcome.airSizeExceeded && !outcome.particleSizeExceeded && !outcome.callResultSizeExceeded && !outcome.exceeded)
    return;
  out.attributeArray("limits_exceeded", [&] {
    if (outcome.airSizeExceeded) out.value("air_size");
    if (outcome.particleSizeExceeded) out.value("particle_size");
    if (outcome.callResultSizeExceeded) out.value("call_result_size");
    if (outcome.exceeded) out.value(ref(vm::resourceName(outcome.exceeded->resource)));
  });
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

/// A request may give itself any JSON as `id`.
void idAttribute(OStream& out, const Value* id) {
  if (id) rawAttribute(out, "id", id->text());
}

std::string answer(const Request& request, const Value* id) {
  auto begin = std::chrono::steady_clock::now();
  vm::InvocationOutcome outcome = vm::invoke(request.invocation);
  std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
  std::string decoded;
  if (request.decode) {
    data::Decoded read = data::decode(outcome.data);
    decoded = read.data ? data::humanReadable(*read.data).text() : "null";
  }
  return object([&](OStream& out) {
    idAttribute(out, id);
    outcomeAttributes(out, outcome, request.rawCalls);
    if (request.decode) rawAttribute(out, "decoded", decoded);
    if (request.timing) rawAttribute(out, "ms", fmt::format("{:.4f}", time.count()));
  });
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
  auto failed = [&](std::string_view key, std::string_view why) {
    return object([&](OStream& out) {
      idAttribute(out, id);
      attribute(out, key, why);
    });
  };
  if (!fields.good()) return failed("error", fields.problem());
  try {
    return answer(request, id);
  } catch (const std::exception& what) {  // the other side learns of a failure of ours
    return failed("crash", what.what());
  }
}

base::Result<std::map<uint32_t, vm::CallResult>> readCallResults(const Value& json) {
  Fields fields;
  auto results = fields.callResults(json);
  if (!fields.good()) return base::Failure{fields.problem()};
  return results;
}

std::string answerOf(const vm::InvocationOutcome& outcome, bool rawCalls, std::string_view heat) {
  return object([&](OStream& out) {
    outcomeAttributes(out, outcome, rawCalls);
    if (!heat.empty()) rawAttribute(out, "heat", heat);
  });
}

}  // namespace aqua::cli
