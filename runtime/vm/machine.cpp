#include "runtime/vm/machine.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "compiler/air/print.h"

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
    : script_(script),
      params_(&params),
      results_(&results),
      options_(&options),
      observer_(options.observer),
      budget_(&budget),
      previous_(&previous),
      merger_(previous.trace, current.trace),
      stores_(previous.stores),
      here_(params.currentPeerId),
      initPeer_(Value::string(params.initPeerId)),
      literal_(new TetrapletRecord(Tetraplet{params.initPeerId, "", "", ""})),
      noError_{.object = Value::object({{"error_code", Value::integer(0)}, {"message", Value::string("")}}),
               .none = true},
      iterators_(script.variables()),
      variables_(script.variables()),
      streams_(script.streams()),
      lastError_(noError_),
      error_(noError_),
      lastCallId_(previous.lastCallId) {
  stores_.values.merge(current.stores.values);
  stores_.tetraplets.merge(current.stores.tetraplets);
  stores_.canonElements.merge(current.stores.canonElements);
  stores_.canonResults.merge(current.stores.canonResults);
  stores_.serviceResults.merge(current.stores.serviceResults);
}

void Machine::run() {
  frames_.reserve(256);
  merger_.reserve();
  enter(script_.root());
  executeOpen();
}

void Machine::executeOpen() {
  if (observer_) tellEnds();
  while (!frames_.empty() && !fatal()) {
    resume();
    if (observer_) tellEnds();
  }
  if (fatal()) return;
  if (asleep()) {
    endRunOfStreams();
    if (!awaits()) pauseFold();
    return;
  }
  for (uint32_t slot = 0; slot < streams_.size(); ++slot)
    for (auto& stream : streams_[slot]) {
      if (!compact(*stream)) return;
      noteEnd(*stream, slot);
    }
}

std::map<uint32_t, CallResult> Machine::unusedResults() const {
  std::map<uint32_t, CallResult> unused;
  for (const auto& [id, result] : *results_)
    if (!used_.contains(id)) unused.emplace(id, result);
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
  return made_ + (merger_.size() - merger_.base()) * kState + (frames_.size() + sleeping_.size()) * kFrame;
}

void Machine::moreCredit() {
  constexpr size_t kLeaf = sizeof(RunMemory::Leaf) + sizeof(LeafRun), kPar = sizeof(RunMemory::Par);
  constexpr size_t kWaiting = sizeof(Waiting) + 64;
  budget_->pass(size() + memory_.leaves.size() * kLeaf + memory_.pars.size() * kPar + waiting_.size() * kWaiting);
  constexpr uint64_t kTogether = 4096;
  credit_ += static_cast<uint32_t>(budget_->take(kTogether));
}

/// All that began and has no frame any more has ended.
void Machine::tellEnds() {
  Observer::End how = failure_ ? Observer::End::Failed : complete_ ? Observer::End::Done : Observer::End::Waits;
  while (!begun_.empty() && (begun_.back().second >= frames_.size() || fatal())) {
    const air::Instr& instr = *begun_.back().first;
    begun_.pop_back();
    observer_->ends(instr, how);
  }
}

/// Executes instructions without parts; opens a frame for others. An instruction whose end needs nothing more gives
/// way to its last part instead of keeping a frame.
void Machine::execute(const Node*& node) {
  while (node) {
    countOne();
    if (observer_) {
      begun_.emplace_back(node->source, frames_.size());
      observer_->begins(*node->source);
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
      node = script_.left(*node);
      break;
    case air::Kind::Par:
      if (!merger_.startPar()) return raiseTrace(*node);
      frames_.push_back({node, 1});
      if (remembers_) notePar();
      node = script_.left(*node);
      complete_ = node->kind != air::Kind::Next;
      if (remembers_ && node->leaf && leafIsDone(*node)) return;
      break;
    case air::Kind::Match:
    case air::Kind::Mismatch:
      if (!startMatch(*node)) return;
      node = script_.left(*node);
      break;
    case air::Kind::Fold: return startFold(*node);
    case air::Kind::Next: node = startNext(*node); break;
    case air::Kind::New:
      startNew(*node);
      frames_.push_back({node, 1});
      node = script_.left(*node);
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
    if (!failure_ && complete_) enter(script_.right(node));
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
    lastErrorWritable_ = true;
    original_ = std::move(failure_);
    failure_.reset();
    errorWritable_ = true;
    complete_ = true;
    frame.phase = 2;
    return enter(script_.right(node));
  }
  if (errorWritable_) {
    error_ = noError_;
    original_.reset();
  }
  if (!failure_) errorWritable_ = true;
  leave();
}

void Machine::afterParBranch() {
  Frame& frame = frames_.back();
  const Node& node = *frame.node;
  bool complete = complete_ && !failure_;
  if (recording_.run) endLeaf();
  if (remembers_) memory_.pars[frame.par].complete[frame.phase == 1 ? 0 : 1] = complete;
  if (frame.phase == 1) {
    merger_.endLeft();
    frame.leftComplete = complete;
    frame.leftFailed = failure_.has_value();
    failure_.reset();
    frame.phase = 2;
    const Node* right = script_.right(node);
    complete_ = right->kind != air::Kind::Next;
    if (remembers_ && right->leaf && leafIsDone(*right)) return;
    return enter(right);
  }
  merger_.endRight();
  if (remembers_) parAround_ = memory_.pars[frame.par].around;
  complete_ = frame.leftComplete || complete;
  if (!frame.leftFailed || !failure_) {
    lastErrorWritable_ = true;
    failure_.reset();
  }
  leave();
}

bool Machine::startMatch(const Node& node) {
  Value left, right;
  for (auto [operand, value] : {std::pair{&node.a, &left}, std::pair{&node.b, &right}}) {
    Got got = valueOf(*operand, *value);
    if (got == Got::Undefined) return suspend(node), false;
    if (got == Got::Failed) return raise(node, refusal_), false;
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
  case air::OperandKind::StreamMap:
    startStream(node.target.slot);
    news_.push_back({node.target.slot});
    if (recording_.run) recording_.ownStreams.push_back(node.target.slot);
    return;
  case air::OperandKind::Scalar:
  case air::OperandKind::Canon:
  case air::OperandKind::CanonMap: variables_.startNew(node.target.slot); return;
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
    return variables_.endNew(node.target.slot);
  if (recording_.run) recording_.ownStreams.pop_back();
  bool lost = news_.back().lost;
  news_.pop_back();
  auto& live = streams_[lost ? script_.globalOf(node.target.slot) : node.target.slot];
  if (live.empty()) {
    failure_ = failure(Code::StreamLost, node.target.name, news_.size());
    return;
  }
  std::unique_ptr<Stream> ended = std::move(live.back());
  live.pop_back();
  if (observer_) {
    std::vector<Value> values;
    ended->each([&](const Element& element) { values.push_back(element.item->value); });
    observer_->streamEnds(*node.source, values);
  }
  if (remembers_ && !lost) {
    noteEnd(*ended, node.target.slot);
    ++memory_.streams[node.target.slot].ended;
  }
  if (ended->changed) changed_.erase(std::find(changed_.rbegin(), changed_.rend(), ended.get()).base() - 1);
  compact(*ended);
}

/// The generation of a value in the data of the production VM until its stream ends.
constexpr uint32_t kNotNumbered = 0xCAFEBABE;

/// A `next` inside of a `new` executes instructions outside of it while its stream is live. If these bring the global
/// stream of that name to life, the production VM forgets the streams of all such `new`s, uses the global one in their
/// place, and ends it with the innermost of them.
void Machine::startGlobal(uint32_t slot) {
  for (LiveNew& one : news_) {
    if (one.lost || script_.globalOf(one.slot) != slot) continue;
    one.lost = true;
    recording_.spoiled = true;
    memory_.settled = false;
    Own<Stream>& stream = lostStreams_.emplace_back(std::move(streams_[one.slot].back()));
    streams_[one.slot].pop_back();
    stream->each([&](const Element& element) {
      if (element.position >= merger_.base()) merger_.at(element.position).left = kNotNumbered;
    });
  }
  startStream(slot);
}

void Machine::startStream(uint32_t slot) {
  streams_[slot].push_back(std::make_unique<Stream>());
  if (remembers_) noteEnd(*streams_[slot].back(), slot);
}

bool Machine::number(const Element& element, uint32_t generation) {
  if (element.position < merger_.base()) return true;  // it was numbered in an earlier run, and stays what it is
  State* state = element.position < merger_.size() ? &merger_.at(element.position) : nullptr;
  bool sound = state && (state->kind == State::Kind::Ap || state->kind == State::Kind::CallStream);
  if (sound) state->left = generation;
  else if (!fatal()) failure_ = failure(Code::GenerationWithoutState, element.position);
  return sound;
}

bool Machine::compact(const Stream& stream) {
  bool sound = true;
  stream.eachCompacted([&](const Element& element, uint32_t generation) { sound &= number(element, generation); });
  return sound;
}

void Machine::endRunOfStreams() {
  for (Stream* stream : changed_) {
    stream->endRun([&](const Element& element, uint32_t generation) { number(element, generation); });
    noteEnd(*stream, stream->slot);
  }
  changed_.clear();
}

// ----------------------------------------------------------------------------------------------------- errors (6)

Machine::ErrorObject Machine::errorOf(const Node& node, const Failure& failure, bool withPeer) const {
  ErrorObject error;
  error.origin = failure.origin;
  error.raisedBy = &node;
  error.code = failure.code;
  error.message = failure.message;
  error.withPeer = withPeer;
  return error;
}

const Value& Machine::objectOf(ErrorObject& error) {
  if (!error.raisedBy) return error.object;
  std::string instruction = air::printInstruction(*error.raisedBy->source);
  make(instruction.size() + error.message.view().size());
  std::vector<std::pair<std::string, Value>> members = {
      {"error_code", Value::integer(static_cast<int64_t>(error.code))},
      {"instruction", Value::string(instruction)},
      {"message", Value::string(error.message.view())}};
  if (error.withPeer && !error.origin) actAsMyself();
  if (error.withPeer)
    members.emplace_back("peer_id", Value::string(error.origin ? std::string_view(error.origin->tetraplet.peer)
                                                               : std::string_view(params_->currentPeerId)));
  error.object = Value::object(std::move(members));
  error.raisedBy = nullptr;
  return error.object;
}

/// Called where an error comes up. On its way out nothing more happens to the error variables, since the first one
/// wins.
void Machine::raise(const Node& node, Failure failure) {
  if (failure.catchable()) {
    bool comparison = failure.code == Code::MatchValuesNotEqual || failure.code == Code::MismatchValuesEqual;
    constexpr uint64_t kTexts = 20;  // what it takes to write them, in instructions
    if (!comparison) work(kTexts);
    if (lastErrorWritable_ && !comparison) {
      lastError_ = errorOf(node, failure, true);
      lastErrorWritable_ = false;
      recording_.spoiled = true;
    }
    if (errorWritable_) {
      error_ = errorOf(node, failure, node.kind == air::Kind::Call || node.kind == air::Kind::Canon);
      original_.reset();
    }
  }
  errorWritable_ = false;
  failure_ = std::move(failure);
}

void Machine::raiseTrace(const Node& node) {
  raise(node, failure(Code::UnfitTrace, air::printInstruction(*node.source), merger_.error()));
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
                                 {"peer_id", Value::string(params_->initPeerId)}});
    error.origin = literal_;
    return failWith(node, error, {});
  }
  if (node.a.kind == air::OperandKind::Error) {
    const Value* code = objectOf(error_).find("error_code");
    if (!code || code->asInt64() == 0)
      return raise(node, failure(Code::InvalidErrorObject, "error code must be non-zero, but it is zero"));
    lastError_ = error_;
    recording_.spoiled = true;
    lastErrorWritable_ = false;
    errorWritable_ = false;
    complete_ = false;
    // Only an error that an `xor` has caught is known as it was.
    failure_ = original_ ? *original_ : failure(Code::UserError, textOf(error_.object));
    return;
  }
  switch (resolve(node.a, error)) {
  case Got::Undefined: return raise(node, failure(Code::VariableNotFound, undefined_));
  case Got::Failed: return raise(node, refusal_);
  case Got::Value: return failWith(node, error, error.provenance);
  }
}

void Machine::failWith(const Node& node, const Resolved& error, const Provenance& provenance) {
  auto refuse = [&](std::string text) { raise(node, failure(Code::InvalidErrorObject, text)); };
  const Value& object = error.value;
  if (!object.isObject())
    return refuse(fmt::format(
        "scalar should have an object type to be converted into error object, but '{}' doesn't have", textOf(object)));
  const Value* code = object.find("error_code");
  if (!code) return refuse(fmt::format("scalar '{}' must have field with name 'error_code'", textOf(object)));
  if (!code->asInt64()) return refuse(fmt::format("error_code of scalar '{}' must have integer type", textOf(object)));
  if (*code->asInt64() == 0) return refuse("error code must be non-zero, but it is zero");
  const Value* message = object.find("message");
  if (!message) return refuse(fmt::format("scalar '{}' must have field with name 'message'", textOf(object)));
  if (!message->isString()) return refuse(fmt::format("message of scalar '{}' must have string type", textOf(object)));
  lastError_ = ErrorObject{object, originOf(error), provenance};
  recording_.spoiled = true;
  lastErrorWritable_ = false;
  complete_ = false;
  raise(node, failure(Code::UserError, textOf(object)));
}

// ---------------------------------------------------------------------------------------------------------- helpers

void Machine::suspend(const Node& node) {
  complete_ = false;
  waitFor(node, Waiting::For::Variable, undefined_);
}

void Machine::waitFor(const Node& node, Waiting::For what, std::string_view detail, uint64_t have) {
  if (!options_->explainWaiting) return;
  make(detail.size());
  waiting_.push_back({what, std::string(detail), node.source->place, have});
}

void Machine::goTo(std::string_view peer) {
  make(2 * peer.size());
  actAsMyself();
  auto [name, added] = nextPeerSet_.emplace(peer);
  if (added) nextPeers_.push_back(*name);
}

bool Machine::writableTarget(const Node& node, const PreparedOperand& target) {
  if (recording_.run && !script_.onlyInLeaf(target.slot)) {
    if (folds_.empty()) recording_.run->targets.push_back(target.slot);
    if (alone_) recording_.spoiled = true;
  }
  if (variables_.writable(target.slot)) return true;
  raise(node, failure(Code::ShadowingIsNotAllowed, target.name));
  return false;
}

Stream& Machine::streamAt(uint32_t slot) {
  uint32_t live = slotOf(slot);
  if (live != slot) recording_.spoiled = true;
  if (streams_[live].empty()) startGlobal(live);
  Stream& stream = *streams_[live].back();
  if (remembers_ && !std::exchange(stream.changed, true)) {
    stream.slot = live;
    changed_.push_back(&stream);
  }
  return stream;
}

bool Machine::insert(const Node& node, ItemRef item, const Met& met, const State& state) {
  if (alone_ && !recording_.owns(node.target.slot)) {
    noteInsert(node.target.slot, item);
    const bool fresh = !met.state || !met.fromPrevious || met.state->kind == State::Kind::CallRequested;
    insertAlone(node.target.slot, std::move(item), fresh);
    return true;
  }
  Stream& stream = streamAt(node.target.slot);
  if (recording_.run) noteInsert(node.target.slot, item);
  noteGrowth(stream);
  Element element{std::move(item), merger_.size()};
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
