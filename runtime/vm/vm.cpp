#include "runtime/vm/vm.h"

#include <algorithm>

#include "runtime/vm/machine.h"
#include "runtime/vm/signing.h"
#include "runtime/vm/verify.h"
#include "runtime/vm/warm.h"

namespace aqua::vm {

namespace {

const Data& emptyData() {
  static const Data none;
  return none;
}

/// Rust's debug form of a text.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case '\0': out += "\\0"; break;
      default: out += c;
    }
  }
  return out += '"';
}

std::string debugText(const std::map<uint32_t, CallResult>& results) {
  std::string out = "{";
  for (const auto& [id, result] : results) {
    if (out.size() > 1) out += ", ";
    out += fmt::format("\"{}\": CallServiceResult {{ ret_code: {}, result: {} }}", id, result.code, quoted(result.result));
  }
  return out += '}';
}

}  // namespace

std::shared_ptr<const Prepared> prepare(const air::Script& script) { return std::make_shared<Prepared>(script); }

Outcome run(const air::Script& script, const DataPtr& previous, const DataPtr& current, const Params& params,
            const std::map<uint32_t, CallResult>& results, const RunOptions& options) {
  return run(Prepared(script), previous, current, params, results, options);
}

Outcome run(const Prepared& script, const DataPtr& previous, const DataPtr& current, const Params& params,
            const std::map<uint32_t, CallResult>& results, const RunOptions& options, Warm* warm) {
  Outcome outcome;
  auto refuse = [&](int64_t code, std::string message) {
    outcome.code = code;
    outcome.message = std::move(message);
    outcome.data = previous;
    return outcome;
  };
  const Data& before = previous ? *previous : emptyData();
  const Data& arrived = current ? *current : emptyData();
  if (current && !current->trusted)
    if (auto fault = verify(*current, params.particleId, previous.get())) return refuse(fault->code, fault->message);
  auto data = std::make_shared<Data>();
  if (auto fault = mergeSignatures(before, arrived, data->signatures)) return refuse(fault->code, fault->message);

  if (options.explainWaiting) warm = nullptr;  // what waits is told by executing it
  Machine machine(script, before, arrived, params, results, options);
  if (warm) machine.remember(warm->fits(script, previous, params) ? &warm->memory() : nullptr);
  machine.run();
  if (options.explainWaiting) outcome.waiting = std::move(machine.waiting());
  const std::optional<Failure>& failed = machine.failed();
  if (failed && !failed->catchable()) {
    refuse(static_cast<int64_t>(failed->code), failed->message.str());
    if (failed->code == Code::GenerationWithoutState) outcome.data = nullptr;
    return outcome;
  }
  if (params.key) sign(*params.key, params.particleId, std::move(machine.answersFor()), data->signatures);
  data->trace = std::move(machine.trace());
  data->lastCallId = machine.lastCallId();
  data->stores = std::move(machine.stores());
  data->trusted = true;
  outcome.data = std::move(data);
  if (warm) warm->keep(script, outcome.data, params, std::move(machine.memory()));
  outcome.nextPeers = std::move(machine.nextPeers());
  outcome.requests = std::move(machine.requests());
  outcome.complete = !failed && machine.complete();
  if (failed) {
    outcome.code = static_cast<int64_t>(failed->code);
    outcome.message = failed->message.str();
  } else if (auto unused = machine.unusedResults(); !unused.empty()) {
    Failure failure = vm::failure(Code::UnprocessedCallResult, debugText(unused));
    outcome.code = static_cast<int64_t>(failure.code);
    outcome.message = failure.message.str();
  }
  return outcome;
}

}  // namespace aqua::vm
