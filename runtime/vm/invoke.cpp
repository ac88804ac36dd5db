#include "runtime/vm/invoke.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/air/parse.h"
#include "compiler/diagnostics/writers.h"
#include "runtime/data/codec/codec.h"
#include "runtime/data/verify.h"
#include "runtime/vm/failure.h"

namespace aqua::vm {

namespace {

constexpr size_t kSeedSize = 32;

/// Empty: within the limits, or these are soft.
std::optional<Fault> checkSizes(const Invocation& in, InvocationOutcome& out) {
  bool air = in.air.size() > in.airSizeLimit, particle = in.current.size() > in.particleSizeLimit;
  if (in.hardLimits && air)
    return Fault{10, fmt::format("air size: {} bytes is bigger than the limit allowed: {} bytes", in.air.size(),
                                 in.airSizeLimit)};
  if (in.hardLimits && particle)
    return Fault{10, fmt::format("Current_data particle size: {} bytes is bigger than the limit allowed: {} bytes",
                                 in.current.size(), in.particleSizeLimit)};
  out.airSizeExceeded = air;
  out.particleSizeExceeded = particle;
  return {};
}

std::optional<Fault> checkResultSizes(const Invocation& in, InvocationOutcome& out) {
  bool exceeded = std::any_of(in.results.begin(), in.results.end(),
                              [&](const auto& result) { return result.second.result.size() > in.callResultSizeLimit; });
  out.callResultSizeExceeded = exceeded;
  if (!exceeded || !in.hardLimits) return {};
  out.airSizeExceeded = out.particleSizeExceeded = false;
  return Fault{10, fmt::format("Call result size is bigger than the limit allowed: {} bytes", in.callResultSizeLimit)};
}

/// Signatures of both data are merged before the script is looked at; that is a part of the run.
std::optional<Fault> checkMerge(const DecodedPair& data, const Params& params, const RunOptions& options) {
  air::Script nothing;
  nothing.root = nothing.null();
  Outcome outcome = run(nothing, data.previous, data.current, params, {}, options);
  if (outcome.code != 9) return {};
  return Fault{outcome.code, std::move(outcome.message)};
}

std::optional<Fault> execute(const Invocation& in, InvocationOutcome& out) {
  if (auto fault = checkSizes(in, out)) return fault;
  RunOptions options;
  options.budget = std::make_shared<values::Budget>(in.budget);
  options.budget->keep(kDecodedBytes * (in.previous.size() + in.current.size()));
  DecodedPair data = decode(in.previous, in.current, Texts::InPlace);  // nothing of it outlives the run
  if (data.fault) return data.fault;
  if (data.current) {
    if (auto fault = verify(*data.current, in.params.particleId)) return fault;
    data.current->trusted = true;
  }
  if (data.previous)
    if (auto fault = verifyKept(*data.previous, data.current.get())) return fault;
  std::unique_ptr<air::Script> script = air::parseInPlace(in.air);
  if (!script) {
    if (auto fault = checkMerge(data, in.params, options)) return fault;
    auto source = std::make_shared<diagnostics::SourceFile>("script.air", std::string(in.air));
    return Fault{1, fmt::format("air can't be parsed:\n{}", diagnostics::writeText(air::parse(source).issues))};
  }
  if (auto fault = checkResultSizes(in, out)) return fault;
  if (in.secretKey.size() != kSeedSize)
    return Fault{7, fmt::format("malformed keypair format: invalid key data: {} bytes, expected {}",
                                in.secretKey.size(), kSeedSize)};
  std::array<uint8_t, kSeedSize> seed{};
  std::copy(in.secretKey.begin(), in.secretKey.end(), seed.begin());
  crypto::KeyPair key = crypto::KeyPair::fromSeed(seed);
  Params params = in.params;
  params.key = &key;
  options.observer = in.observer;
  Outcome outcome = run(*script, data.previous, data.current, params, in.results, options);
  out.exceeded = outcome.exceeded;
  if (isRefusal(outcome.code)) {
    constexpr int64_t kCompactionFailed = 20001;
    if (outcome.code != kCompactionFailed) return Fault{outcome.code, std::move(outcome.message)};
    out.code = outcome.code;
    out.message = std::move(outcome.message);
    return {};
  }
  out.code = outcome.code;
  out.message = std::move(outcome.message);
  if (outcome.data) out.data = encode(*outcome.data);
  out.nextPeers = std::move(outcome.nextPeers);
  out.requests = std::move(outcome.requests);
  return {};
}

}  // namespace

InvocationOutcome invoke(const Invocation& invocation) {
  InvocationOutcome out;
  std::optional<Fault> fault;
  try {
    fault = execute(invocation, out);
  } catch (const values::OverBudget& over) {  // the data alone needs more
    out = InvocationOutcome();
    out.exceeded = Exceeded{over, {}};
    fault = Fault{static_cast<int64_t>(Code::OverBudget), failure(Code::OverBudget, limitText(over)).message.str()};
  }
  if (fault) {
    out.code = fault->code;
    out.message = std::move(fault->message);
    out.data.assign(invocation.previous.begin(), invocation.previous.end());
  }
  return out;
}

Transferred transfer(const Data& data, std::string_view particleId) { return received(encode(data), particleId); }

Transferred received(std::span<const uint8_t> bytes, std::string_view particleId) {
  Transferred result;
  result.bytes = bytes.size();
  DecodedPair decoded = decode({}, bytes);
  result.fault = std::move(decoded.fault);
  if (!result.fault) result.fault = verify(*decoded.current, particleId);
  if (result.fault) return result;
  decoded.current->trusted = true;
  result.data = std::move(decoded.current);
  return result;
}

}  // namespace aqua::vm
