#include "runtime/vm/vm.h"

#include <algorithm>

#include "compiler/base/rust_text.h"
#include "runtime/vm/machine.h"
#include "runtime/data/signing.h"
#include "runtime/data/verify.h"
#include "runtime/vm/warm.h"

namespace aqua::vm {

namespace {

const Data& emptyData() {
  static const Data none;
  return none;
}

std::string resultsText(const std::map<uint32_t, CallResult>& results) {
  std::string out = "{";
  for (const auto& [id, result] : results) {
    if (out.size() > 1) out += ", ";
    out += fmt::format("\"{}\": CallServiceResult {{ ret_code: {}, result: {} }}", id, result.code,
                       base::rustDebug(result.result));
  }
  return out += '}';
}

/// What data takes beside its records, which were counted when they were made, and what a peer remembers of its run.
values::Kept keptOf(const Data& data, const RunMemory* memory, const std::shared_ptr<values::Budget>& budget,
                    const Machine* asleep = nullptr) {
  constexpr uint64_t kSignature = 400, kBitsOfByte = 8, kLeaf = sizeof(RunMemory::Leaf) + sizeof(LeafRun);
  const Stores& stores = data.stores;
  uint64_t records = stores.values.size() + stores.tetraplets.size() + stores.canonElements.size() +
                     stores.canonResults.size() + stores.serviceResults.size();
  uint64_t bytes = data.trace.size() * sizeof(State) + data.signatures.size() * kSignature + 2 * records / kBitsOfByte;
  if (memory) bytes += memory->leaves.size() * kLeaf + memory->pars.size() * sizeof(RunMemory::Par);
  if (asleep) bytes += asleep->size();
  return values::Kept(budget, bytes);
}

/// What comes after `previous` when a machine has executed only what is new; its states are to be put into the trace.
std::shared_ptr<Data> dataAfter(const Data& previous, Machine& machine) {
  auto data = std::make_shared<Data>();
  data->trace = previous.trace;
  data->lastCallId = machine.lastCallId();
  data->stores = std::move(machine.stores());
  data->signatures = previous.signatures;
  data->trusted = true;
  return data;
}

/// When this peer answers for more than before: what it is, is found when somebody needs it.
void signAgain(Data& data, const Params& params) {
  auto find = [trace = data.trace, stores = data.stores, peer = params.currentPeerId] {
    std::optional<SignedCids> cids = signedCids(trace, stores);
    return cids ? std::move((*cids)[peer]) : std::vector<Cid>();
  };
  signMore(*params.key, params.particleId, Ref<const SignedList>(new SignedList(std::move(find))), data.signatures);
}

/// How a run ended that has new data.
Outcome ended(Machine& machine, DataPtr data) {
  Outcome outcome;
  outcome.data = std::move(data);
  outcome.nextPeers = std::move(machine.nextPeers());
  outcome.requests = std::move(machine.requests());
  const std::optional<Failure>& failed = machine.failed();
  outcome.complete = !failed && machine.complete();
  if (failed) {
    outcome.code = static_cast<int64_t>(failed->code);
    outcome.message = failed->message.str();
  } else if (auto unused = machine.unusedResults(); !unused.empty()) {
    Failure failure = vm::failure(Code::UnprocessedCallResult, resultsText(unused));
    outcome.code = static_cast<int64_t>(failure.code);
    outcome.message = failure.message.str();
  }
  return outcome;
}

void remember(const Prepared& script, const Params& params, const RunOptions& options, const Outcome& outcome,
              Data& data, std::unique_ptr<Machine> machine, Warm& warm) {
  RunMemory& memory = machine->memory();
  memory.complete = outcome.complete;
  memory.settled &= !machine->failed();
  data.kept = keptOf(data, &memory, options.budget, machine->asleep() ? machine.get() : nullptr);
  warm.keep(script, outcome.data, params, std::move(machine));
}

const std::map<uint32_t, CallResult> kNoResults;

/// What others have done is in this data.
struct News {
  const Data* data = nullptr;
  uint32_t fold = 0;           // position of the state of the fold that it has
  const Node* node = nullptr;  // of that fold; null pointer: it has none
};

/// The machine sleeps in a fold over a stream that has got a value; `leaves` made `data` of the previous one, and come
/// before what follows now. Empty: it comes to something that has to be found out from the beginning.
std::optional<Outcome> wake(const Prepared& script, const std::shared_ptr<Data>& data, Machine& leaves, bool answers,
                            const News& news, const Params& params, const RunOptions& options, values::Budget& budget,
                            Warm& warm) {
  std::unique_ptr<Machine> machine = warm.wake();
  const Node* fold = machine->pausedFold();
  const size_t folds = machine->memory().folds.size();
  machine->goOn(*data, params, kNoResults, options, budget, news.node ? &news.data->trace : nullptr, news.fold);
  const std::optional<Failure>& failed = machine->failed();
  if ((failed && !failed->catchable()) || machine->lostStreams() || !machine->memory().settled)
    return budget.startRun(), std::nullopt;
  machine->putStates(data->trace);
  data->lastCallId = machine->lastCallId();
  data->stores = std::move(machine->stores());
  if (!machine->asleep() || machine->pausedFold() != fold || machine->memory().folds.size() != folds)
    data->known.memo = nullptr;
  if (params.key && (answers || !machine->answersFor().empty())) signAgain(*data, params);
  Outcome outcome = ended(leaves, data);
  Outcome rest = ended(*machine, data);
  for (std::string& peer : rest.nextPeers)
    if (std::find(outcome.nextPeers.begin(), outcome.nextPeers.end(), peer) == outcome.nextPeers.end())
      outcome.nextPeers.push_back(std::move(peer));
  std::move(rest.requests.begin(), rest.requests.end(), std::back_inserter(outcome.requests));
  outcome.code = rest.code;
  outcome.message = std::move(rest.message);
  outcome.complete = rest.complete;
  remember(script, params, options, outcome, *data, std::move(machine), warm);
  return outcome;
}

/// `machine` has executed these leaves alone. Empty: others notice what they did.
std::optional<Outcome> afterLeaves(const Prepared& script, const Data& previous, Signatures signatures,
                                   Machine& machine, std::vector<Again>& leaves, const News& news, const Params& params,
                                   const RunOptions& options, values::Budget& budget, Warm& warm) {
  RunMemory& memory = warm.memory();
  bool answers = false;
  for (const Again& one : leaves) {
    if (!memory.completed(one.leaf, one.run->complete)) return memory.settled = false, std::nullopt;
    answers |= one.run->answers.size() > memory.leaves[one.leaf].run->answers.size();
  }
  std::shared_ptr<Data> data = dataAfter(previous, machine);
  data->signatures = std::move(signatures);
  putStates(memory, leaves, machine.trace(), data->trace);
  machine.countInserted(memory);
  if (auto* shared = dynamic_cast<const Shared*>(previous.known.memo.get());
      shared && !news.data && shared->fits(leaves))
    data->known.memo = Shared::from(shared->with, shared, leaves);
  if (!warm.asleep()) putRuns(memory, leaves, machine.trace());
  else if (warm.asleep()->take(leaves, machine))
    return wake(script, data, machine, answers, news, params, options, budget, warm);
  if (params.key && answers) signAgain(*data, params);
  data->kept = keptOf(*data, &memory, options.budget, warm.asleep());
  warm.goOn(data);
  Outcome outcome = ended(machine, std::move(data));
  outcome.complete = memory.complete;
  return outcome;
}

/// A run where nothing but results is new, and nobody but the branches that asked for them notices. Empty: it is not.
std::optional<Outcome> runResults(const Prepared& script, const Data& previous, const Params& params,
                                  const std::map<uint32_t, CallResult>& results, const RunOptions& options,
                                  values::Budget& budget, Warm& warm) {
  RunMemory& memory = warm.memory();
  if (!memory.settled) return std::nullopt;
  Machine machine(script, previous, emptyData(), params, results, options, budget);
  machine.wakes(warm.asleep());
  std::vector<Again> leaves;
  if (!machine.runLeaves(memory, leaves)) return memory.settled = false, std::nullopt;
  return afterLeaves(script, previous, previous.signatures, machine, leaves, {}, params, options, budget, warm);
}

/// A run over the current data of one of many peers whose first run was shared, when that of another is in the previous
/// data already: what is new are the leaves of this peer. Empty: it is not, or others notice.
std::optional<Outcome> runNews(const Prepared& script, const Data& previous, const Data& current,
                               const Signatures& signatures, const Params& params, const RunOptions& options,
                               values::Budget& budget, Warm& warm) {
  const auto* shared = dynamic_cast<const Shared*>(current.known.memo.get());
  RunMemory& memory = warm.memory();
  if (!shared || !memory.settled || memory.merged != shared->with) return std::nullopt;
  News news{&current};
  for (const RunMemory::Fold& fold : shared->with->memory.folds) {  // one at most
    if (!warm.asleep() || warm.asleep()->pausedFold() != fold.node) return std::nullopt;
    news.fold = shared->here(fold.position);
    news.node = fold.node;
  }
  Machine machine(script, previous, current, params, kNoResults, options, budget);
  machine.wakes(warm.asleep());
  std::vector<Again> leaves;
  for (const Shared::Leaf& theirs : shared->leaves) {
    const uint32_t leaf = memory.ownLeaf[theirs.leaf];
    if (leaf == RunMemory::kOthers || (!leaves.empty() && leaves.back().leaf >= leaf)) return std::nullopt;
    if (!machine.runLeaf(memory, leaf, shared->partOf(theirs), leaves)) return memory.settled = false, std::nullopt;
  }
  size_t values = 0;
  for (const Again& one : leaves) values += one.run->inserted.size();
  // What the fold has of a value that is known here may be new all the same.
  if (news.node && values != machine.insertedIntoStreams()) return std::nullopt;
  return afterLeaves(script, previous, signatures, machine, leaves, news, params, options, budget, warm);
}

/// A run where the one result that the last one waits for is all that is new. Empty: it is not, or what it comes to has
/// to be found out from the beginning.
std::optional<Outcome> goOn(const Prepared& script, const Data& previous, const Params& params,
                            const std::map<uint32_t, CallResult>& results, const RunOptions& options,
                            values::Budget& budget, Warm& warm) {
  std::unique_ptr<Machine> machine = warm.wake(results);
  if (!machine) return std::nullopt;
  machine->goOn(previous, params, results, options, budget);
  const std::optional<Failure>& failed = machine->failed();
  if ((failed && !failed->catchable()) || machine->lostStreams() || !machine->unusedResults().empty())
    return budget.startRun(), std::nullopt;
  std::shared_ptr<Data> data = dataAfter(previous, *machine);
  machine->putStates(data->trace);
  if (params.key && !machine->answersFor().empty()) signAgain(*data, params);
  Outcome outcome = ended(*machine, data);
  remember(script, params, options, outcome, *data, std::move(machine), warm);
  return outcome;
}

/// A run of a peer that nobody means; without an outcome where peers have less in common.
void runAsNobody(Newcomers& newcomers, const Prepared& script, const Data& current, const Params& params,
                 const RunOptions& options, values::Budget& budget) {
  Params nobody = params;
  nobody.currentPeerId.clear();
  nobody.key = nullptr;
  auto data = std::make_shared<Data>();
  if (mergeSignatures(emptyData(), current, data->signatures)) return;
  auto machine = std::make_shared<Machine>(script, emptyData(), current, nobody, kNoResults, options, budget);
  machine->beNobody(newcomers);
  try {
    machine->run();
  } catch (const values::OverBudget&) {
    return;  // a peer that comes so far says it
  }
  if (machine->failed() || machine->actedAsNobody()) return;
  newcomers.memory = std::exchange(machine->memory(), {});
  newcomers.memory.complete = machine->complete();
  data->trace = Trace(machine->giveTrace());
  data->lastCallId = machine->lastCallId();
  data->stores = std::exchange(machine->stores(), {});
  if (machine->asleep()) newcomers.asleep = std::move(machine);
  data->trusted = true;
  data->kept = keptOf(*data, &newcomers.memory, options.budget);
  newcomers.outcome = std::move(data);
}

/// A run of one of many peers that get the same data first of all. Empty: the peer has more of its own to do than some
/// leaves that nobody else notices, or has to show first that they are many.
std::optional<Outcome> runAsNewcomer(const Prepared& script, const Data& current, const Params& params,
                                     const RunOptions& options, values::Budget& budget, Warm* warm) {
  constexpr uint64_t kFew = 2;       // peers that execute it themselves
  constexpr size_t kMostLeaves = 8;  // executed alone; a run as a whole is cheaper by the leaf
  auto newcomers = std::dynamic_pointer_cast<Newcomers>(current.known.memo);
  if (!newcomers || !newcomers->fits(script, params))
    current.known.memo = newcomers = std::make_shared<Newcomers>(script, params);
  if (++newcomers->peers <= kFew) return std::nullopt;
  if (newcomers->peers == kFew + 1) {
    runAsNobody(*newcomers, script, current, params, options, budget);
    budget.startRun();
  }
  if (!newcomers->outcome || newcomers->elsewhere.contains(params.currentPeerId)) return std::nullopt;
  const Data& before = *newcomers->outcome;
  std::span<const uint32_t> meant;
  if (auto found = newcomers->leaves.find(params.currentPeerId); found != newcomers->leaves.end())
    meant = found->second;
  if (meant.size() > kMostLeaves) return std::nullopt;
  Machine machine(script, before, emptyData(), params, kNoResults, options, budget);
  std::vector<Again> leaves;
  bool alone = machine.runLeaves(newcomers->memory, meant, leaves);
  for (const Again& one : leaves) {
    const LeafRun& nobodys = *newcomers->memory.leaves[one.leaf].run;
    alone = alone && one.run->complete == nobodys.complete;
    alone = alone && (!newcomers->asleep || one.run->length == nobodys.length);
  }
  if (!alone || machine.insertedIntoStreams() > 0) return budget.startRun(), std::nullopt;
  std::shared_ptr<Data> data = dataAfter(before, machine);
  putStates(newcomers->memory, leaves, machine.trace(), data->trace);
  if (params.key) sign(*params.key, params.particleId, std::move(machine.answersFor()), data->signatures);
  data->kept = keptOf(*data, nullptr, options.budget);
  ++newcomers->spared;
  Outcome outcome = ended(machine, data);
  outcome.complete = newcomers->memory.complete;
  data->known.memo = Shared::from(newcomers, nullptr, leaves);
  if (warm && newcomers->goOn)
    warm->keep(script, data, params, newcomers, std::move(leaves), std::move(machine.trace()));
  return outcome;
}

}  // namespace

std::shared_ptr<const Prepared> prepare(const air::Script& script) { return std::make_shared<Prepared>(script); }

Outcome run(const air::Script& script, const DataPtr& previous, const DataPtr& current, const Params& params,
            const std::map<uint32_t, CallResult>& results, const RunOptions& options) {
  return run(Prepared(script, Prepared::Extent::Executed), previous, current, params, results, options);
}

namespace {

Outcome runWithin(values::Budget& budget, const Prepared& script, const DataPtr& previous, const DataPtr& current,
                  const Params& params, const std::map<uint32_t, CallResult>& results, const RunOptions& options,
                  Warm* warm) {
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
  const bool seen = options.explainWaiting || options.observer;  // what happens is told by executing it
  if (options.newcomersShare && !seen && !previous && current && results.empty())
    if (auto done = runAsNewcomer(script, arrived, params, options, budget, warm)) return std::move(*done);
  auto data = std::make_shared<Data>();
  if (auto fault = mergeSignatures(before, arrived, data->signatures)) return refuse(fault->code, fault->message);

  if (seen) warm = nullptr;
  if (warm && !current && !results.empty() && warm->fits(script, previous, params)) {
    std::optional<Outcome> done = goOn(script, before, params, results, options, budget, *warm);
    if (!done && warm->fits(script, previous, params))
      done = runResults(script, before, params, results, options, budget, *warm);
    if (auto* shared = dynamic_cast<const Shared*>(before.known.memo.get()); shared && !done)
      shared->with->goOn = false;
    if (done) {
      if (!options.remember) warm->forget();
      return std::move(*done);
    }
  }
  if (warm && previous && current && results.empty() && warm->fits(script, previous, params))
    if (auto done = runNews(script, before, arrived, data->signatures, params, options, budget, *warm))
      return std::move(*done);
  budget.startRun();
  if (warm && !options.remember) warm->forget(), warm = nullptr;
  auto machine = std::make_unique<Machine>(script, before, arrived, params, results, options, budget);
  if (warm) machine->remember(warm->fits(script, previous, params) ? &warm->memory() : nullptr);
  machine->run();
  if (const std::optional<Failure>& failed = machine->failed(); failed && !failed->catchable()) {
    refuse(static_cast<int64_t>(failed->code), failed->message.str());
    if (failed->code == Code::GenerationWithoutState) outcome.data = nullptr;
    if (options.explainWaiting) outcome.waiting = std::move(machine->waiting());
    return outcome;
  }
  if (params.key) sign(*params.key, params.particleId, std::move(machine->answersFor()), data->signatures);
  data->trace = Trace(machine->giveTrace());
  data->lastCallId = machine->lastCallId();
  data->stores = std::move(machine->stores());
  data->trusted = true;
  outcome = ended(*machine, data);
  if (options.explainWaiting) outcome.waiting = std::move(machine->waiting());
  if (warm) {
    if (auto* shared = dynamic_cast<const Shared*>(arrived.known.memo.get())) machine->memory().noteMerged(*shared);
    remember(script, params, options, outcome, *data, std::move(machine), *warm);
  } else {
    data->kept = keptOf(*data, nullptr, options.budget);
  }
  return outcome;
}

}  // namespace

Outcome run(const Prepared& script, const DataPtr& previous, const DataPtr& current, const Params& params,
            const std::map<uint32_t, CallResult>& results, const RunOptions& options, Warm* warm) {
  values::Budget own;
  values::Budget& budget = options.budget ? *options.budget : own;
  budget.startRun();
  auto refuse = [&](Exceeded exceeded) {
    Outcome outcome;
    outcome.code = static_cast<int64_t>(Code::OverBudget);
    outcome.message = failure(Code::OverBudget, limitText(exceeded)).message.str();
    outcome.data = previous;
    outcome.exceeded = exceeded;
    return outcome;
  };
  try {
    return runWithin(budget, script, previous, current, params, results, options, warm);
  } catch (const Exceeded& exceeded) {
    return refuse(exceeded);
  } catch (const values::OverBudget& over) {
    return refuse({over, script.root()->source->place});
  }
}

std::string_view resourceName(values::Resource resource) {
  switch (resource) {
  case values::Resource::Instructions: return "instructions";
  case values::Resource::Memory: return "memory";
  }
  return "";
}

std::string limitText(const values::OverBudget& over) {
  if (over.resource == values::Resource::Instructions)
    return fmt::format("more than {} instructions in one run of an interpreter", over.limit);
  return fmt::format("more than {} of memory", values::sizeText(over.limit));
}

}  // namespace aqua::vm
