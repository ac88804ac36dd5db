#include "runtime/vm/machine.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "compiler/air/print.h"
#include "runtime/vm/view.h"

namespace aqua::vm {

std::string_view messageOf(Code code) {
  switch (code) {
#define VM_FAILURE(id, number, text) \
  case Code::id:                     \
    return text;
#include "runtime/vm/failures.def"
#undef VM_FAILURE
  }
  return "";
}

std::string debugText(const Tetraplet& t) {
  return fmt::format("SecurityTetraplet {{ peer_pk: \"{}\", service_id: \"{}\", function_name: \"{}\", lens: \"{}\" }}",
                     t.peer, t.service, t.function, t.lens);
}

Machine::Machine(const Prepared& script, const Data& previous, const Data& current, const Params& params,
                 const std::map<uint32_t, CallResult>& results, const RunOptions& options, values::Budget& budget)
    : run_{.script = script,
           .previous = &previous,
           .params = &params,
           .results = &results,
           .options = &options,
           .observer = options.observer,
           .meter = Meter(budget),
           .merger = Merger(previous.trace, current.trace)},
      names_(script.variables(), params.initPeerId),
      streams_(script),
      records_(previous.stores, current.stores),
      out_{.lastCallId = previous.lastCallId},
      here_(params.currentPeerId) {}

void Machine::run() {
  frames_.reserve(256);
  run_.merger.reserve();
  const View view(names_, streams_, *run_.params);
  if (run_.observer) run_.observer->starts(view);
  enter(run_.script.root());
  executeOpen();
}

void Machine::executeOpen() {
  if (run_.observer) tellEnds();
  while (!frames_.empty() && !fatal()) {
    resume();
    if (run_.observer) tellEnds();
  }
  if (fatal()) return;
  if (auto failed = asleep() ? streams_.endRun(run_) : streams_.endScript(run_)) failure_ = std::move(failed);
  if (asleep() && !awaits()) pauseFold();
}

std::map<uint32_t, CallResult> Machine::unusedResults() const {
  std::map<uint32_t, CallResult> unused;
  for (const auto& [id, result] : *run_.results)
    if (!out_.used.contains(id)) unused.emplace(id, result);
  return unused;
}

// ---------------------------------------------------------------------------------------------------------- control

/// Says where the budget ended.
void Machine::enter(const Node* node) {
  try {
    execute(node);
  } catch (const Exceeded&) {
    throw;
  } catch (const values::OverBudget& over) {
    throw Exceeded{over, node->source->place};
  }
}

uint64_t Machine::size() const {
  // With what belongs to them: a value and its origin to a state, names to an open instruction.
  constexpr size_t kState = sizeof(State) + sizeof(Met) + 200, kFrame = sizeof(Frame) + sizeof(FoldState) + 100;
  return run_.meter.made() + (run_.merger.size() - run_.merger.base()) * kState +
         (frames_.size() + sleep_.frames.size()) * kFrame;
}

uint64_t Machine::held() const {
  constexpr size_t kLeaf = sizeof(RunMemory::Leaf) + sizeof(LeafRun), kPar = sizeof(RunMemory::Par);
  constexpr size_t kWaiting = sizeof(Waiting) + 64;
  const RunMemory& memory = run_.notes.memory();
  return size() - run_.meter.made() + memory.leaves.size() * kLeaf + memory.pars.size() * kPar +
         out_.waiting.size() * kWaiting;
}

/// All that began and has no frame any more has ended.
void Machine::tellEnds() {
  Observer::End how = failure_ ? Observer::End::Failed : complete_ ? Observer::End::Done : Observer::End::Waits;
  while (!begun_.empty() && (begun_.back().second >= frames_.size() || fatal())) {
    const air::Instr& instr = *begun_.back().first;
    begun_.pop_back();
    run_.observer->ends(instr, how);
  }
}

/// Executes instructions without parts; opens a frame for others. An instruction whose end needs nothing more gives
/// way to its last part instead of keeping a frame.
void Machine::execute(const Node*& node) {
  while (node) {
    run_.meter.countOne([this] { return held(); });
    if (run_.observer) {
      begun_.emplace_back(node->source, frames_.size());
      run_.observer->begins(*node->source);
    }
    switch (node->kind) {
    case air::Kind::Call: return call(*node);
    case air::Kind::Canon: return canon(*node);
    case air::Kind::Ap: return ap(*node);
    case air::Kind::ApMap: return apMap(*node);
    case air::Kind::Fail: return fail(*node);
    case air::Kind::Null: return;
    case air::Kind::Never: complete_ = false; return waitFor(*node, Waiting::For::Never, "");
    case air::Kind::Seq:
    case air::Kind::Xor:
      complete_ = true;
      frames_.push_back({node, 1});
      node = run_.script.left(*node);
      break;
    case air::Kind::Par: node = startPar(*node); break;
    case air::Kind::Match:
    case air::Kind::Mismatch:
      if (!startMatch(*node)) return;
      node = run_.script.left(*node);
      break;
    case air::Kind::Fold: return startFold(*node);
    case air::Kind::Next: node = startNext(*node); break;
    case air::Kind::New:
      startNew(*node);
      frames_.push_back({node, 1});
      node = run_.script.left(*node);
      break;
    }
  }
}

/// The innermost open instruction goes on after the part that ended.
void Machine::resume() {
  Frame& frame = frames_.back();
  const Node& node = *frame.node;
  switch (node.kind) {
  case air::Kind::Seq:
    leave();
    if (!failure_ && complete_) enter(run_.script.right(node));
    return;
  case air::Kind::Xor: return afterXor();
  case air::Kind::Par: return afterParBranch();
  case air::Kind::New: return endNew();
  case air::Kind::Fold: return afterFold();
  case air::Kind::Next: return afterNext();
  case air::Kind::Call:
  case air::Kind::Canon:
  case air::Kind::Ap:
  case air::Kind::ApMap:
  case air::Kind::Match:
  case air::Kind::Mismatch:
  case air::Kind::Fail:
  case air::Kind::Null:
  case air::Kind::Never: return leave();  // never open
  }
}

void Machine::afterXor() {
  Frame& frame = frames_.back();
  const Node& node = *frame.node;
  if (frame.phase == 1) {
    if (!failure_) return leave();
    names_.errors.caught(*std::exchange(failure_, std::nullopt));
    complete_ = true;
    frame.phase = 2;
    return enter(run_.script.right(node));
  }
  names_.errors.handled(failure_.has_value());
  leave();
}

/// The left branch, or a null pointer: it is not to be executed.
const Node* Machine::startPar(const Node& node) {
  if (!run_.merger.startPar()) return raiseTrace(node), nullptr;
  frames_.push_back({&node, 1});
  if (run_.notes.remembers()) notePar();
  const Node* left = run_.script.left(node);
  complete_ = left->kind != air::Kind::Next;
  return run_.notes.remembers() && left->leaf && leafIsDone(*left) ? nullptr : left;
}

void Machine::afterParBranch() {
  Frame& frame = frames_.back();
  const Node& node = *frame.node;
  bool complete = complete_ && !failure_;
  if (run_.notes.inLeaf()) endLeaf();
  if (run_.notes.remembers()) run_.notes.memory().pars[frame.par].complete[frame.phase == 1 ? 0 : 1] = complete;
  if (frame.phase == 1) {
    run_.merger.endLeft();
    frame.leftComplete = complete;
    frame.leftFailed = failure_.has_value();
    failure_.reset();
    frame.phase = 2;
    const Node* right = run_.script.right(node);
    complete_ = right->kind != air::Kind::Next;
    if (run_.notes.remembers() && right->leaf && leafIsDone(*right)) return;
    return enter(right);
  }
  run_.merger.endRight();
  if (run_.notes.remembers()) run_.notes.parAround = run_.notes.memory().pars[frame.par].around;
  complete_ = frame.leftComplete || complete;
  if (!frame.leftFailed || !failure_) {
    names_.errors.swallowed();
    failure_.reset();
  }
  leave();
}

bool Machine::startMatch(const Node& node) {
  Value left, right;
  for (auto [operand, value] : {std::pair{&node.a, &left}, std::pair{&node.b, &right}}) {
    Got got = names_.valueOf(run_, *operand, *value);
    if (got == Got::Undefined) return suspend(node), false;
    if (got == Got::Failed) return raise(node, names_.refusal), false;
  }
  bool equal = left == right;
  if (node.kind == air::Kind::Match && !equal) return raise(node, comparisonFailure(Code::MatchValuesNotEqual)), false;
  if (node.kind == air::Kind::Mismatch && equal)
    return raise(node, comparisonFailure(Code::MismatchValuesEqual)), false;
  return true;
}

const Failure& Machine::comparisonFailure(Code code) {
  auto& known = code == Code::MatchValuesNotEqual ? unequal_ : equal_;
  if (!known) known = failure(code);
  return *known;
}

void Machine::startNew(const Node& node) {
  switch (node.target.kind) {
  case air::OperandKind::Stream:
  case air::OperandKind::StreamMap: return streams_.startNew(run_, node.target.slot);
  case air::OperandKind::Scalar:
  case air::OperandKind::Canon:
  case air::OperandKind::CanonMap: names_.variables.startNew(node.target.slot); return;
  case air::OperandKind::InitPeerId:
  case air::OperandKind::Timestamp:
  case air::OperandKind::Ttl:
  case air::OperandKind::LastError:
  case air::OperandKind::Error:
  case air::OperandKind::String:
  case air::OperandKind::Int:
  case air::OperandKind::Float:
  case air::OperandKind::Bool:
  case air::OperandKind::EmptyArray: return;  // the grammar has no such `new`
  }
}

void Machine::endNew() {
  const Node& node = *frames_.back().node;
  leave();
  if (node.target.kind != air::OperandKind::Stream && node.target.kind != air::OperandKind::StreamMap)
    return names_.variables.endNew(node.target.slot);
  std::unique_ptr<Stream> ended = streams_.endNew(run_, node.target.slot);
  if (!ended) {
    failure_ = failure(Code::StreamLost, node.target.name, streams_.openNews());
    return;
  }
  if (run_.observer) {
    std::vector<Value> values;
    ended->each([&](const Element& element) { values.push_back(element.item->value); });
    run_.observer->streamEnds(*node.source, values);
  }
  if (auto failed = Streams::compact(run_, *ended)) failure_ = std::move(failed);
}

// ----------------------------------------------------------------------------------------------------- errors (6)

/// Called where an error comes up.
void Machine::raise(const Node& node, Failure failure) {
  constexpr uint64_t kTexts = 20;  // what it takes to write them, in instructions
  if (failure.catchable() && !failure.comparison()) work(kTexts);
  if (names_.errors.raise(node, failure)) run_.notes.spoil();
  failure_ = std::move(failure);
}

void Machine::raiseTrace(const Node& node) {
  raise(node, failure(Code::UnfitTrace, air::printInstruction(*node.source), run_.merger.error()));
}

/// Only what ends with the error that was meant makes the branch incomplete; a stream fold, which swallows errors,
/// shows it.
void Machine::fail(const Node& node) {
  const auto& source = static_cast<const air::Fail&>(*node.source);
  Resolved error;
  if (source.literal) {
    error.value = Value::object({{"error_code", Value::integer(source.code)},
                                 {"instruction", Value::string(air::printInstruction(source))},
                                 {"message", Value::string(source.message)},
                                 {"peer_id", Value::string(run_.params->initPeerId)}});
    error.origin = names_.literal();
    return failWith(node, error, {});
  }
  if (node.a.kind == air::OperandKind::Error) {
    auto again = names_.errors.again(run_);
    if (!again) return raise(node, failure(Code::InvalidErrorObject, "error code must be non-zero, but it is zero"));
    run_.notes.spoil();
    complete_ = false;
    failure_ = std::move(again);
    return;
  }
  switch (names_.resolve(run_, node.a, error)) {
  case Got::Undefined: return raise(node, failure(Code::VariableNotFound, names_.undefined));
  case Got::Failed: return raise(node, names_.refusal);
  case Got::Value: return failWith(node, error, error.provenance);
  }
}

void Machine::failWith(const Node& node, const Resolved& error, const Provenance& provenance) {
  auto refuse = [&](const std::string& text) { raise(node, failure(Code::InvalidErrorObject, text)); };
  const Value& object = error.value;
  if (!object.isObject())
    return refuse(
        fmt::format("scalar should have an object type to be converted into error object, but '{}' doesn't have",
                    run_.meter.textOf(object)));
  const Value* code = object.find("error_code");
  if (!code)
    return refuse(fmt::format("scalar '{}' must have field with name 'error_code'", run_.meter.textOf(object)));
  if (!code->asInt64())
    return refuse(fmt::format("error_code of scalar '{}' must have integer type", run_.meter.textOf(object)));
  if (*code->asInt64() == 0) return refuse("error code must be non-zero, but it is zero");
  const Value* message = object.find("message");
  if (!message)
    return refuse(fmt::format("scalar '{}' must have field with name 'message'", run_.meter.textOf(object)));
  if (!message->isString())
    return refuse(fmt::format("message of scalar '{}' must have string type", run_.meter.textOf(object)));
  names_.errors.setLast({object, error.fullOrigin(), provenance});
  run_.notes.spoil();
  complete_ = false;
  raise(node, failure(Code::UserError, run_.meter.textOf(object)));
}

// ---------------------------------------------------------------------------------------------------------- helpers

void Machine::noteAsked(const Node& call, uint32_t id) {
  if (!run_.notes.asks(id, out_.lastCallId, run_.merger.size()) || !run_.merger.plain() || streams_.lost()) return;
  sleep_.call = id;
  fallAsleep(call);
}

/// What a fold comes to, of the values that its stream gets meanwhile, depends on their generations in the data.
void Machine::noteGrowth(const Stream& stream) {
  for (const auto& fold : streamFolds_)
    if (fold->stream == &stream) run_.notes.unsettle();
}

void Machine::suspend(const Node& node) {
  complete_ = false;
  waitFor(node, Waiting::For::Variable, names_.undefined);
}

void Machine::waitFor(const Node& node, Waiting::For what, std::string_view detail, uint64_t have) {
  if (!run_.options->explainWaiting) return;
  run_.meter.make(detail.size());
  out_.waiting.push_back({what, std::string(detail), node.source->place, have});
}

void Machine::goTo(std::string_view peer) {
  run_.meter.make(2 * peer.size());
  run_.notes.actAsMyself();
  auto [name, added] = out_.nextPeerSet.emplace(peer);
  if (added) out_.nextPeers.push_back(*name);
}

bool Machine::writableTarget(const Node& node, const PreparedOperand& target) {
  run_.notes.targets(run_.script, target.slot, !folds_.empty());
  if (names_.variables.writable(target.slot)) return true;
  raise(node, failure(Code::ShadowingIsNotAllowed, target.name));
  return false;
}

bool Machine::insert(const Node& node, ItemRef item, const Met& met, const State& state) {
  Notes& notes = run_.notes;
  if (notes.alone() && !notes.ownsStream(node.target.slot)) {
    const bool fresh = !met.state || !met.fromPrevious || met.state->kind == State::Kind::CallRequested;
    notes.insertsAlone(node.target.slot, std::move(item), fresh, run_.merger.size());
    return true;
  }
  Stream& stream = streams_.at(run_, node.target.slot);
  notes.inserts(node.target.slot, item, run_.merger.size());
  noteGrowth(stream);
  Element element{std::move(item), run_.merger.size()};
  if (met.state && state.left == std::numeric_limits<uint32_t>::max())
    return raise(node, failure(Code::UnfitTrace, air::printInstruction(*node.source),
                               fmt::format("generation {} is out of range", state.left))),
           false;
  if (!met.state || met.state->kind == State::Kind::CallRequested) stream.addNew(std::move(element));
  else
    stream.addKnown(met.fromPrevious ? Stream::Source::Previous : Stream::Source::Current, state.left,
                    std::move(element));
  if (stream.size() < Stream::kLimit) return true;
  raise(node, failure(Code::StreamSizeLimit, Stream::kLimit));
  return false;
}

}  // namespace aqua::vm
