#include "tools/run/ending.h"

#include <fmt/format.h>

namespace aqua::run {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::Span;
using values::Value;

std::string waitText(const sim::Wait& wait) {
  using For = vm::Waiting::For;
  std::string text;
  switch (wait.what.what) {
  case For::Peer: text = fmt::format("{} waits for {}", wait.peer, wait.what.detail); break;
  case For::Result:
    text = wait.service.empty()
               ? fmt::format("{} waits for the answer of a service", wait.peer)
               : fmt::format("{} waits for the answer of {}.{}", wait.peer, wait.service, wait.function);
    break;
  case For::Variable: text = fmt::format("{} waits for this value", wait.peer); break;
  case For::Stream:
    text = fmt::format("{} waits for more values in this stream, which has {}", wait.peer, wait.what.have);
    break;
  case For::Never: text = fmt::format("{} waits for something that never comes", wait.peer); break;
  }
  switch (wait.cause) {
  case sim::Cause::None: break;
  case sim::Cause::PeerUnknown: text += ", and there is no such peer"; break;
  case sim::Cause::PeerUnreachable: text += fmt::format(", which cannot be reached from {}", wait.via); break;
  case sim::Cause::PeerFailed: text += ", whose interpreter failed"; break;
  case sim::Cause::ServiceSilent: text += ", which never comes"; break;
  case sim::Cause::ServiceSlow: text += ", which would come later"; break;
  }
  return text;
}

namespace {

std::string_view limitName(const sim::RunResult& run) {
  if (run.limit == "steps") return "too many interpreter runs (`limits.steps`)";
  if (run.limit == "hops") return "too many messages (`limits.hops`)";
  return "too much virtual time (`limits.time`)";
}

}  // namespace

void reportEnding(const sim::RunResult& run, const sim::PeerBook& book, const Places& places, sim::Micros ttl,
                  DiagnosticList& issues) {
  auto waiting = [&](Code code, std::string_view key, std::string_view value) {
    Span primary = run.waits.empty() ? Span{} : places.of(run.waits.front().what.place);
    std::string first = run.waits.empty() ? std::string() : book.withNames(waitText(run.waits.front()));
    diagnostics::Reported reported = issues.report(code, primary);
    reported.arg("wait", primary ? first : std::string());
    if (!key.empty()) reported.arg(key, value);
    if (!primary && !first.empty()) reported.note(first);
    for (size_t i = 1; i < run.waits.size(); ++i) {
      std::string text = book.withNames(waitText(run.waits[i]));
      Span place = places.of(run.waits[i].what.place);
      place&& place != primary ? reported.label(place, text) : reported.note(text);
    }
    for (const sim::Failure& failure : run.failures)
      reported.note(fmt::format("the interpreter of {} failed with {}: {}", failure.peer, failure.code,
                                book.withNames(failure.message)));
  };
  switch (run.ending) {
  case sim::Ending::Value: return;
  case sim::Ending::Stuck: return waiting(Code::WorkflowStuck, "", "");
  case sim::Ending::Expired: return waiting(Code::WorkflowExpired, "ttl", sim::durationText(ttl));
  case sim::Ending::Budget: return waiting(Code::WorkflowBudget, "limit", limitName(run));
  case sim::Ending::Error: break;
  }
  auto text = [&](std::string_view key) {
    const Value* member = run.error.find(key);
    return member && member->isString() ? book.withNames(member->asString()) : std::string();
  };
  const Value* instruction = run.error.find("instruction");
  Span span = instruction && instruction->isString() ? places.ofInstruction(instruction->asString()) : Span{};
  std::string message = text("message");
  diagnostics::Reported reported = issues.report(Code::WorkflowError, span)
                                       .arg("message", message.empty() ? book.withNames(run.error.text()) : message);
  if (const Value* code = run.error.find("error_code")) reported.note(fmt::format("error code {}", code->text()));
  if (std::string peer = text("peer_id"); !peer.empty()) reported.note(fmt::format("on {}", peer));
}

std::string valuesText(const std::vector<Value>& values) {
  if (values.empty()) return {};
  if (values.size() == 1) return values.front().text() + "\n";
  return Value::array(values).text() + "\n";
}

bool isTold(const sim::Event& event) {
  switch (event.kind) {
  case sim::EventKind::Step: return event.code != 0;
  case sim::EventKind::Sent: return false;  // its arrival is told
  case sim::EventKind::Requested:
  case sim::EventKind::Answered: return event.service != "getDataSrv" && event.service != "callbackSrv";
  case sim::EventKind::Called:
  case sim::EventKind::Received:
  case sim::EventKind::Lost:
  case sim::EventKind::Printed:
  case sim::EventKind::Ended: return true;
  }
  return true;
}

}  // namespace aqua::run
