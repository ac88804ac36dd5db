#include "runtime/vm/errors.h"

#include "compiler/air/print.h"
#include "runtime/vm/run.h"

namespace aqua::vm {

namespace {

ErrorObject errorOf(const Node& node, const Failure& failure, bool withPeer) {
  ErrorObject error;
  error.origin = failure.origin;
  error.raisedBy = &node;
  error.code = failure.code;
  error.message = failure.message;
  error.withPeer = withPeer;
  return error;
}

Value objectOf(const ErrorObject& error, std::string_view instruction, const Params& params) {
  std::vector<std::pair<std::string, Value>> members = {
      {"error_code", Value::integer(static_cast<int64_t>(error.code))},
      {"instruction", Value::string(instruction)},
      {"message", Value::string(error.message.view())}};
  if (error.withPeer)
    members.emplace_back("peer_id", Value::string(error.origin ? std::string_view(error.origin->tetraplet.peer)
                                                               : std::string_view(params.currentPeerId)));
  return Value::object(std::move(members));
}

}  // namespace

Value Errors::look(const Params& params) const {
  if (!error_.raisedBy) return error_.object;
  return objectOf(error_, air::printInstruction(*error_.raisedBy->source), params);
}

Errors::Errors()
    : none_{.object = Value::object({{"error_code", Value::integer(0)}, {"message", Value::string("")}}), .none = true},
      lastError_(none_),
      error_(none_) {}

bool Errors::raise(const Node& node, const Failure& failure) {
  bool last = false;
  if (failure.catchable()) {
    last = lastErrorWritable_ && !failure.comparison();
    if (last) setLast(errorOf(node, failure, true));
    if (errorWritable_) {
      error_ = errorOf(node, failure, node.kind == air::Kind::Call || node.kind == air::Kind::Canon);
      caught_.reset();
    }
  }
  errorWritable_ = false;
  return last;
}

void Errors::caught(Failure failure) {
  caught_ = std::move(failure);
  lastErrorWritable_ = errorWritable_ = true;
}

void Errors::handled(bool failed) {
  if (errorWritable_) {
    error_ = none_;
    caught_.reset();
  }
  if (!failed) errorWritable_ = true;
}

std::optional<Failure> Errors::again(Run& run) {
  const Value* code = error(run).object.find("error_code");
  if (!code || code->asInt64() == 0) return std::nullopt;
  setLast(error_);
  errorWritable_ = false;
  // Only an error that an `xor` has caught is known as it was.
  return caught_ ? *caught_ : failure(Code::UserError, run.meter.textOf(error_.object));
}

const ErrorObject& Errors::made(ErrorObject& error, Run& run) {
  if (!error.raisedBy) return error;
  std::string instruction = air::printInstruction(*error.raisedBy->source);
  run.meter.make(instruction.size() + error.message.view().size());
  if (error.withPeer && !error.origin) run.notes.actAsMyself();
  error.object = objectOf(error, instruction, *run.params);
  error.raisedBy = nullptr;
  return error;
}

}  // namespace aqua::vm
