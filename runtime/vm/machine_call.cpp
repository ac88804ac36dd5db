// `call` (EXECUTION.md 5.3).
#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>

#include "compiler/air/print.h"
#include "runtime/values/cid.h"
#include "runtime/vm/machine.h"

namespace aqua::vm {

namespace {

constexpr int32_t kUnreadable = std::numeric_limits<int32_t>::max();

Value failureValue(int32_t code, std::string_view message) {
  return Value::object({{"message", Value::string(message)}, {"ret_code", Value::integer(code)}});
}

/// A value that is of the wrong kind, in the words of the production VM.
std::string described(const Value& value) {
  switch (value.kind()) {
  case Value::Kind::Null: return "null";
  case Value::Kind::Bool: return fmt::format("boolean `{}`", value.text());
  case Value::Kind::Unsigned:
  case Value::Kind::Negative: return fmt::format("integer `{}`", value.text());
  case Value::Kind::Float: {
    char digits[400];  // all of them: no exponent
    auto end = std::to_chars(digits, std::end(digits), value.asDouble(), std::chars_format::fixed).ptr;
    return fmt::format("floating point `{}`", std::string_view(digits, static_cast<size_t>(end - digits)));
  }
  case Value::Kind::String: return fmt::format("string {}", value.text());
  case Value::Kind::Array: return "sequence";
  case Value::Kind::Object: return "map";
  }
  return "";
}

/// `{"message": TEXT, "ret_code": CODE}`, other members aside, or `[CODE, TEXT]`. Empty, or what is wrong with it: the
/// first fault in order of the members.
std::string readFailure(const Value& value, const Value*& code, const Value*& message) {
  bool list = value.isArray();
  size_t items = value.asArray().size();
  if (!list && !value.isObject())
    return fmt::format("invalid type: {}, expected struct CallServiceFailed", described(value));
  code = !list ? value.find("ret_code") : items > 0 ? &value.asArray()[0] : nullptr;
  message = !list ? value.find("message") : items > 1 ? &value.asArray()[1] : nullptr;
  std::string badCode, badMessage;
  if (code && !code->isInteger()) {
    badCode = fmt::format("invalid type: {}, expected i32", described(*code));
  } else if (code) {
    auto number = code->asInt64();
    if (!number || *number != static_cast<int32_t>(*number))
      badCode = fmt::format("invalid value: {}, expected i32", described(*code));
  }
  if (message && !message->isString())
    badMessage = fmt::format("invalid type: {}, expected a string", described(*message));
  for (const std::string& fault : {list ? badCode : badMessage, list ? badMessage : badCode})
    if (!fault.empty()) return fault;
  if (list && items < 2)
    return fmt::format("invalid length {}, expected struct CallServiceFailed with 2 elements", items);
  if (list && items > 2) return fmt::format("invalid length {}, expected fewer elements in array", items);
  return code && message ? "" : fmt::format("missing field `{}`", code ? "message" : "ret_code");
}

}  // namespace

struct Machine::CallSite {
  const Node& node;
  Value peer, service, function;
  bool here = false;
  llvm::SmallVector<Value, 4> args;
  std::string_view missing;  // an argument that is not defined
  bool ready = true;
  Cid hash;  // of the arguments; made when needed

  /// Made when needed.
  const Ref<const TetrapletRecord>& origin() {
    if (!origin_)
      origin_ = Ref<const TetrapletRecord>(new TetrapletRecord(Tetraplet{
          std::string(peer.asString()), std::string(service.asString()), std::string(function.asString()), ""}));
    return origin_;
  }
  void setOrigin(const Ref<const TetrapletRecord>& known) { origin_ = known; }

  Ref<const TetrapletRecord> origin_ = Ref<const TetrapletRecord>();
};

const Cid& Machine::hashOf(CallSite& site) {
  if (site.hash.empty()) {
    constexpr uint64_t kTogether = 64;  // bytes that are written and hashed in the time of an instruction
    uint64_t size = 0;
    for (const Value& value : site.args) size += value.textSize();
    run_.meter.pass(size);
    work(size / kTogether);
    std::string text = "[";
    for (const Value& value : site.args) {
      if (text.size() > 1) text += ',';
      value.appendText(text);
    }
    site.hash = Cid(values::cidOfText(text += ']'));
  }
  return site.hash;
}

void Machine::callFailed(CallSite& site, Failure failure) {
  failure.origin = site.origin();
  raise(site.node, std::move(failure));
}

void Machine::call(const Node& node) {
  CallSite site{.node = node};
  for (auto [operand, part] :
       {std::pair{&node.a, &site.peer}, std::pair{&node.b, &site.service}, std::pair{&node.c, &site.function}}) {
    Got got = names_.peerOrName(run_, *operand, *part);
    if (got == Got::Undefined) return suspend(node);
    if (got == Got::Failed) return raise(node, names_.refusal);
  }
  site.here = isHere(site.peer.asString());
  if (node.hasTarget && node.target.kind == air::OperandKind::Scalar) {
    if (names_.iterators[node.target.slot]) return callFailed(site, failure(Code::IterableShadowing, node.target.name));
    if (!writableTarget(node, node.target)) return;
  }
  site.args.reserve(node.args.size());
  for (const PreparedOperand& operand : node.args) {
    Value value;
    Got got = names_.valueOf(run_, operand, value);
    if (got == Got::Failed) return callFailed(site, names_.refusal);
    if (got == Got::Undefined) {
      site.ready = false;
      site.missing = names_.undefined;
      break;
    }
    site.args.push_back(std::move(value));
  }
  Met met;
  if (!run_.merger.meetCall(met)) return raiseTrace(node);
  tellMerge(node, met);
  actOn(site, met);
}

void Machine::actOn(CallSite& site, const Met& met) {
  if (!met.state) return request(site, met);
  switch (met.state->kind) {
  case State::Kind::CallScalar:
  case State::Kind::CallStream:
  case State::Kind::CallUnused: return executed(site, met);
  case State::Kind::CallFailed: return failedInData(site, met);
  case State::Kind::CallRequested:
    if (isHere(met.state->text)) {
      auto result = run_.results->find(met.state->left);
      if (result == run_.results->end() || out_.used.contains(met.state->left)) return wait(site, met);
      out_.used.insert(met.state->left);
      if (run_.observer) run_.observer->gets(*site.node.source, result->first, result->second);
      return answered(site, met, result->second);
    }
    [[fallthrough]];
  case State::Kind::CallSent: return site.here ? request(site, met) : wait(site, met);
  case State::Kind::Par:
  case State::Kind::Ap:
  case State::Kind::CanonSent:
  case State::Kind::CanonDone:
  case State::Kind::Fold: return;  // the merger lets calls through only
  }
}

/// Counts what a request takes, and its arguments as texts: somebody is going to write them.
void Machine::makeRequest(const CallSite& site) {
  constexpr uint64_t kTetraplet = sizeof(Tetraplet) + 64;
  uint64_t bytes = sizeof(CallRequest);
  for (size_t i = 0; i < site.args.size(); ++i) {
    const PreparedOperand& operand = site.node.args[i];
    const bool many =
        !operand.lens && (operand.kind == air::OperandKind::Canon || operand.kind == air::OperandKind::CanonMap);
    const Variables::Cell* canon = many ? names_.variables.find(operand.slot) : nullptr;
    bytes += site.args[i].textSize() + kTetraplet * (canon ? canon->canon->items.size() : 1);
  }
  run_.meter.ask(bytes);
}

/// Somebody else is busy with it already.
void Machine::wait(CallSite& site, const Met& met) {
  complete_ = false;
  if (site.here) waitFor(site.node, Waiting::For::Result, "");
  else waitFor(site.node, Waiting::For::Peer, site.peer.asString());
  if (met.state->kind == State::Kind::CallRequested && isHere(met.state->text)) noteAsked(site.node, met.state->left);
  run_.merger.emit(*met.state, met);
}

void Machine::request(CallSite& site, const Met& met) {
  complete_ = false;
  if (!site.here) {
    goTo(site.peer.asString());
    waitFor(site.node, Waiting::For::Peer, site.peer.asString());
    return run_.merger.emit(State::callSent(here_));
  }
  if (!site.ready) {
    if (met.state) run_.merger.emit(*met.state, met);
    return waitFor(site.node, Waiting::For::Variable, site.missing);
  }
  makeRequest(site);
  CallRequest request{++out_.lastCallId,
                      std::string(site.service.asString()),
                      std::string(site.function.asString()),
                      std::vector<Value>(site.args.begin(), site.args.end()),
                      {},
                      site.node.source->place};
  for (const PreparedOperand& operand : site.node.args) {
    Resolved resolved;
    names_.resolve(run_, operand, resolved);
    request.tetraplets.push_back(resolved.origins());
  }
  waitFor(site.node, Waiting::For::Result, "");
  noteAsked(site.node, request.id);
  if (run_.observer) run_.observer->asks(*site.node.source, request);
  run_.merger.emit(State::callRequested(here_, request.id));
  out_.requests.push_back(std::move(request));
}

// -------------------------------------------------------------------------------------------------- results in data

/// The value of a service result that fits this call, or a null pointer and the failure raised.
ItemRef Machine::resultInData(CallSite& site, const Cid& cid) {
  auto refused = [&](Failure failure) {
    callFailed(site, std::move(failure));
    return ItemRef();
  };
  if (!site.ready)
    return refused(failure(Code::UnfitTrace, air::printInstruction(*site.node.source),
                           fmt::format("the call is executed already, but '{}' is not defined", site.missing)));
  auto found = records_.serviceResult(cid, run_.meter);
  if (!found) return refused(failure(Code::RecordNotFound, found.error().what, found.error().cid.view()));
  const ServiceResult* record = *found;
  if (!record->arguments ||
      !std::equal(site.args.begin(), site.args.end(), record->arguments->begin(), record->arguments->end())) {
    if (!(hashOf(site) == record->argumentHash))
      return refused(
          failure(Code::ParametersMismatch, "call argument_hash", hashOf(site).view(), record->argumentHash.view()));
    record->arguments.emplace(site.args.begin(), site.args.end());
  }
  const Tetraplet& stored = record->item->tetraplet->tetraplet;
  if (stored.peer != site.peer.asString() || stored.service != site.service.asString() ||
      stored.function != site.function.asString() || !stored.lens.empty())
    return refused(
        failure(Code::ParametersMismatch, "call tetraplet", debugText(site.origin()->tetraplet), debugText(stored)));
  site.setOrigin(record->item->tetraplet);
  return record->item;
}

void Machine::executed(CallSite& site, const Met& met) {
  const State& state = *met.state;
  bool fits = !site.node.hasTarget                                ? state.kind == State::Kind::CallUnused
              : site.node.target.kind == air::OperandKind::Scalar ? state.kind == State::Kind::CallScalar
                                                                  : state.kind == State::Kind::CallStream;
  if (!fits) return callFailed(site, failure(Code::ResultOfOtherInstruction, valueDebugText(state)));
  if (state.kind == State::Kind::CallUnused) return run_.merger.emit(state, met);
  ItemRef item = resultInData(site, state.text);
  if (!item) return;
  if (site.here) answerFor(state.text);
  bind(site, std::move(item), met, state);
}

void Machine::bind(CallSite& site, ItemRef item, const Met& met, State state) {
  if (site.node.target.kind == air::OperandKind::Scalar)
    names_.write(run_, site.node.target.slot, std::move(item), Ref<const Canon>());
  else if (!insert(site.node, std::move(item), met, state)) return;
  run_.merger.emit(std::move(state), met);
}

void Machine::failedInData(CallSite& site, const Met& met) {
  ItemRef item = resultInData(site, met.state->text);
  if (!item) return;
  const Value* code = nullptr;
  const Value* message = nullptr;
  std::string detail = readFailure(item->value, code, message);
  if (!detail.empty()) return callFailed(site, failure(Code::MalformedServiceFailure, detail));
  if (site.here) answerFor(met.state->text);
  complete_ = false;
  run_.merger.emit(*met.state, met);
  callFailed(site, failure(Code::LocalServiceError, *code->asInt64(), message->asString()));
}

// -------------------------------------------------------------------------------------------------------- new results

ItemRef Machine::addResult(CallSite& site, Value value, Cid& cid) {
  return records_.addResult(std::move(value), site.origin(), hashOf(site), site.args, cid, run_.meter);
}

void Machine::answered(CallSite& site, const Met& met, const CallResult& result) {
  if (!site.ready)
    return callFailed(site,
                      failure(Code::UnfitTrace, air::printInstruction(*site.node.source),
                              fmt::format("the call is answered already, but '{}' is not defined", site.missing)));
  auto fails = [&](int32_t code, const std::string& message) {
    Cid cid;
    addResult(site, failureValue(code, message), cid);
    answerFor(cid);
    run_.merger.emit(State::callFailed(cid), met);
    callFailed(site, failure(Code::LocalServiceError, code, message));
  };
  if (result.code != 0) return fails(result.code, result.result);
  run_.meter.readable(result.result);
  auto value = values::parseJson(result.result);
  if (!value)
    return fails(
        kUnreadable,
        fmt::format("call_service result 'ret_code: {}, result: '{}'' can't be serialized or deserialized with "
                    "an error: {}",
                    result.code, result.result, value.error().message()));
  if (!site.node.hasTarget) return run_.merger.emit(State::callUnused(Cid(values::cidOf(*value))), met);
  Cid cid;
  ItemRef item = addResult(site, std::move(*value), cid);
  answerFor(cid);
  bool scalar = site.node.target.kind == air::OperandKind::Scalar;
  bind(site, std::move(item), met, scalar ? State::callScalar(cid) : State::callStream(cid, 0));
}

}  // namespace aqua::vm
