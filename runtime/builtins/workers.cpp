// Workers of a node, and the virtual machines that they may have (PEERS.md 3.2, 4.7).
#include <fmt/format.h>

#include "runtime/builtins/arguments.h"
#include "runtime/builtins/impl.h"
#include "runtime/builtins/rights.h"

namespace aqua::sim::builtin {

namespace {

/// Deals are named in lower case, and without `0x`.
std::string dealOf(std::string_view written) {
  if (written.starts_with("0x")) written.remove_prefix(2);
  std::string deal(written);
  for (char& c : deal)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return deal;
}

/// `body` gets the worker of the deal that the first argument names.
template <class Body> Answer ofDeal(const CallSite& call, Body body) {
  return withText(call, "deal_id", [&](std::string_view written) {
    std::string deal = dealOf(written);
    const Worker* worker = call.premises->lookAtHost().workerOf(deal);
    return worker ? body(*worker) : failure(fmt::format("Worker for deal_id {} not found", deal));
  });
}

/// Lists of 32 numbers each.
bool areUnits(const Value& list) {
  constexpr size_t kBytes = 32;
  if (!list.isArray()) return false;
  for (const Value& unit : list.asArray()) {
    if (!unit.isArray() || unit.asArray().size() != kBytes) return false;
    for (const Value& byte : unit.asArray())
      if (byte.asUint64().value_or(256) > 255) return false;
  }
  return true;
}

Answer setActive(const CallSite& call, bool active) {
  std::string_view verb = active ? "activate" : "deactivate";
  if (!isOwner(call)) return failure(fmt::format("Only management or host peer can {} deal", verb));
  return ofDeal(call, [&](const Worker& worker) {
    if (worker.active == active) return failure(fmt::format("Deal has already been {}d", verb));
    call.premises->setActive(worker.id, active);
    return text("");
  });
}

constexpr std::string_view kNoMachines = "This feature is disabled";

/// Of a worker, by itself or whoever made it.
template <class Body> Answer withMachine(const CallSite& call, Body body) {
  const Worker* worker = calledWorker(call);
  if (!worker) return failure("This function is only available on workers");
  if (call.initiator != worker->id && call.initiator != worker->creator)
    return failure("This function is only available for workers");
  return body();
}

}  // namespace

Answer workerCreate(const CallSite& call) {
  Arguments args(call);
  std::string deal = dealOf(args.text("deal_id"));
  Value units = args.any("cu_ids");
  if (!args.error && !areUnits(units)) args.fail(badField("cu_ids", "Vec<[u8; 32]>", units));
  if (args.error) return *args.error;
  if (!isOwner(call)) return failure("Only management or host peer can create worker");
  Home& host = call.premises->host();
  if (host.workerOf(deal)) return failure(fmt::format("Worker for {} already exists", deal));
  auto id = call.premises->addWorker();
  if (!id)
    return failure(
        fmt::format("Failed to allocate cores for {}: no worker of the scenario on this node is vacant", deal));
  host.workers.push_back({*id, std::string(call.initiator), deal, true});
  return text(*id);
}

Answer workerId(const CallSite& call) {
  return withText(call, "deal_id", [&](std::string_view deal) {
    const Worker* worker = call.premises->lookAtHost().workerOf(dealOf(deal));
    values::Array id;
    if (worker) id.push_back(Value::string(worker->id));
    return success(Value::array(std::move(id)));
  });
}

Answer workerRemove(const CallSite& call) {
  return withText(call, "worker_id", [&](std::string_view id) {
    if (!crypto::publicKeyOf(id)) return failure(fmt::format("Error: cannot parse `{}` as a peer id", id));
    if (id == call.premises->hostId()) return failure(fmt::format("Worker {} can be removed", id));
    std::vector<Worker>& workers = call.premises->host().workers;
    auto found = std::find_if(workers.begin(), workers.end(), [&](const Worker& one) { return one.id == id; });
    if (found == workers.end()) return failure(fmt::format("Worker {} not found", id));
    if (call.initiator != found->creator && !isOwner(call))
      return failure(fmt::format("Worker {} can be removed only by worker creator {}, host or a host manager", id,
                                 found->creator));
    workers.erase(found);
    call.premises->removeWorker(id);
    return text("");
  });
}

Answer workerList(const CallSite& call) {
  values::Array ids;
  for (const Worker& worker : call.premises->lookAtHost().workers) ids.push_back(Value::string(worker.id));
  return success(Value::array(std::move(ids)));
}

Answer workerActivate(const CallSite& call) { return setActive(call, true); }
Answer workerDeactivate(const CallSite& call) { return setActive(call, false); }

Answer workerIsActive(const CallSite& call) {
  return ofDeal(call, [](const Worker& worker) { return success(Value::boolean(worker.active)); });
}

// Simulated nodes have no virtual machines.
Answer vmCreate(const CallSite& call) {
  return withText(call, "image", [&](std::string_view image) {
    return withMachine(call, [&] {
      if (!fileAt(call, image)) return failure(fmt::format("Image {} not found", image));
      return failure(fmt::format("Failed to create vm: {}", kNoMachines));
    });
  });
}
Answer vmControl(const CallSite& call) {
  return withMachine(call, [] { return failure(kNoMachines); });
}
Answer vmStatus(const CallSite& call) {
  if (!calledWorker(call)) return failure("This function is only available on workers");
  return failure(kNoMachines);
}

}  // namespace aqua::sim::builtin
