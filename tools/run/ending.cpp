#include "tools/run/ending.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/air/print.h"
#include "compiler/base/words.h"

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
  case sim::Cause::PeerDown: text += ", which is down"; break;
  case sim::Cause::MessageLost:
    text +=
        fmt::format("; the message from {} was lost: {}; nobody sends it again", wait.via, sim::lossText(wait.loss));
    break;
  case sim::Cause::MessageExpired:
    text += fmt::format("; the message from {} came after the end of the particle", wait.via);
    break;
  case sim::Cause::ServiceSilent: text += ", which never comes"; break;
  case sim::Cause::ServiceSlow: text += ", which would come later"; break;
  case sim::Cause::CallerCrashed:
    return fmt::format("{} crashed, and with it whoever waited for the result", wait.peer);
  case sim::Cause::ServiceCrashed: text += "; the peer crashed before the answer came, and nobody asks again"; break;
  }
  return text;
}

namespace {

std::string limitText(const sim::RunResult& run) {
  std::string_view what;
  switch (run.rest) {
  case sim::Rest::StepLimit: what = "too many interpreter runs"; break;
  case sim::Rest::HopLimit: what = "too many messages"; break;
  case sim::Rest::TimeLimit: what = "too much virtual time"; break;
  case sim::Rest::EventLimit: what = "too many events"; break;
  case sim::Rest::OverBudget:
  case sim::Rest::Quiet:
  case sim::Rest::Answered:
  case sim::Rest::Interrupted: break;
  }
  return fmt::format("{} (`limits.{}`)", run.exceeded ? vm::limitText(*run.exceeded) : what, sim::limitKey(run));
}

/// Something that is told once, however often it is true.
struct Told {
  std::string text;
  Span place{};
  uint64_t times = 0;
};

void tell(std::vector<Told>& list, std::string text, Span place = {}, uint64_t times = 1) {
  auto same = std::find_if(list.begin(), list.end(),
                           [&](const Told& other) { return other.text == text && other.place == place; });
  if (same == list.end()) same = list.insert(list.end(), {std::move(text), place});
  same->times += times;
}

void count(std::vector<Told>& list) {
  for (Told& one : list)
    if (one.times > 1) one.text += fmt::format(" ({} times)", one.times);
}

/// Who waits for what.
std::vector<Told> waitsOf(const sim::RunResult& run, const sim::PeerBook& book, const Places& places) {
  std::vector<Told> told;
  for (const sim::Wait& wait : run.waits)
    tell(told, book.withNames(waitText(wait)), places.of(wait.what.place), wait.times);
  count(told);
  return told;
}

std::vector<Told> failuresOf(const sim::RunResult& run, const sim::PeerBook& book) {
  std::vector<Told> told;
  for (const sim::Failure& failure : run.failures)
    tell(told, fmt::format("the interpreter of {} failed with {}: {}", failure.peer, failure.code,
                           book.withNames(failure.message)));
  count(told);
  return told;
}

/// The instructions around a place of a script, outermost first; the last one stands exactly there.
std::vector<const air::Instr*> wayTo(const air::Script& script, air::Place place) {
  std::vector<const air::Instr*> way;
  const air::Instr* next = script.root;
  while (next) {
    way.push_back(next);
    if (next->place.begin == place.begin && next->place.end == place.end) return way;
    const air::Instr* inside = nullptr;
    for (const air::Instr* part : air::children(*next))
      if (part && part->place.begin <= place.begin && place.end <= part->place.end) inside = part;
    next = inside;
  }
  return {};
}

/// Whether what runs after an error passes it on: to the caller, or to the next `xor` outside.
bool passesOn(const air::Instr& handler) {
  std::vector<const air::Instr*> rest{&handler};
  while (!rest.empty()) {
    const air::Instr* instr = rest.back();
    rest.pop_back();
    if (instr->kind == air::Kind::Fail) return true;
    if (instr->kind == air::Kind::Xor) continue;  // its errors are its own
    if (instr->kind == air::Kind::Call) {
      const air::Operand& service = static_cast<const air::Call*>(instr)->service;
      if (service.kind == air::OperandKind::String && service.text == "errorHandlingSrv") return true;
    }
    for (const air::Instr* part : air::children(*instr))
      if (part) rest.push_back(part);
  }
  return false;
}

/// Errors go outwards. A `par` swallows them, as its other branch goes on.
bool isCaught(const std::vector<const air::Instr*>& way) {
  for (size_t i = way.size() - 1; i-- > 0;) {
    if (way[i]->kind == air::Kind::Par) return false;
    auto parts = air::children(*way[i]);
    if (way[i]->kind == air::Kind::Xor && parts[0] == way[i + 1] && !passesOn(*parts[1])) return true;
  }
  return false;
}

std::string textOfJson(const std::string& json) {
  auto value = values::parseJson(json);
  return value && value->isString() ? std::string(value->asString()) : json;
}

}  // namespace

void reportEnding(const sim::RunResult& run, const sim::PeerBook& book, const Places& places, sim::Micros ttl,
                  DiagnosticList& issues) {
  auto waiting = [&](Code code, diagnostics::ArgKey key, std::string_view value) {
    std::vector<Told> told = waitsOf(run, book, places);
    if (run.exceeded)
      told = {{fmt::format("on {}", run.exceededOn),
               run.exceeded->place.end > 0 ? places.of(run.exceeded->place) : Span{}}};
    bool first = !told.empty() && run.failures.empty() && told.front().place;
    diagnostics::Reported reported = issues.report(code, first ? told.front().place : Span{});
    reported.arg("wait", first ? told.front().text : std::string());
    if (!key.empty()) reported.arg(key, value);
    for (const Told& one : failuresOf(run, book)) reported.note(one.text);
    constexpr size_t kMost = 20;  // causes come first, and who reads more?
    for (size_t i = first ? 1 : 0; i < told.size(); ++i) {
      if (i >= kMost) {
        reported.note(fmt::format("and {} more", told.size() - i));
        break;
      }
      bool labelled = told[i].place && told[i].place != told.front().place;
      labelled&& first ? reported.label(told[i].place, told[i].text) : reported.note(told[i].text);
    }
  };
  switch (run.ending) {
  case sim::Ending::Value: return;
  case sim::Ending::Stuck: return waiting(Code::WorkflowStuck, "", "");
  case sim::Ending::Expired: return waiting(Code::WorkflowExpired, "ttl", sim::durationText(ttl));
  case sim::Ending::Budget: return waiting(Code::WorkflowBudget, "limit", limitText(run));
  case sim::Ending::Interrupted: return waiting(Code::WorkflowInterrupted, "", "");
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

uint64_t reportLosses(const sim::RunResult& run, const sim::PeerBook& book, const Places& places,
                      DiagnosticList& issues) {
  for (const std::string& name : run.unanswered)
    issues.report(Code::CallbackUnanswered, {})
        .arg("name", name)
        .help(
            fmt::format("`--callback '{}=REPLY'` does, or `callbacks.{}` in the `[[call]]` of a scenario", name, name));
  const Value* failed = run.ending == sim::Ending::Error ? run.error.find("instruction") : nullptr;
  uint64_t calls = 0;
  const sim::FailedCall* first = nullptr;
  for (const sim::FailedCall& call : run.failedCalls) {
    std::vector<const air::Instr*> way = wayTo(places.script(), call.place);
    if (way.empty() || isCaught(way)) continue;
    // What ended the run is told already.
    bool told = failed && failed->isString() && air::printInstruction(*way.back()) == failed->asString();
    if (told && call.count == 1) continue;
    calls += call.count - (told ? 1 : 0);
    if (!first) first = &call;
  }
  if (first)
    issues.report(Code::CallsFailed, places.of(first->place))
        .arg("count", base::plural(calls, "call"))
        .arg("first", fmt::format("{}: {}.{}: {}", first->peer, first->service, first->function,
                                  book.withNames(textOfJson(first->message))));
  bool told = std::any_of(run.waits.begin(), run.waits.end(),
                          [&](const sim::Wait& wait) { return run.lost && wait.what.detail == run.lost->to; });
  if (run.lost && !told)
    issues.report(Code::MessagesLost, {})
        .arg("count", base::plural(run.stats.lost, "message"))
        .arg("first", fmt::format("from {} to {} at {}: {}", run.lost->from, run.lost->to,
                                  sim::durationText(run.lost->at), sim::lossText(run.lost->loss)));
  // Without a result they are told with the ending.
  if (run.ending == sim::Ending::Value)
    for (const Told& one : failuresOf(run, book)) issues.report(Code::InterpreterFailed, {}).arg("failure", one.text);
  return calls;
}

std::string valuesText(const std::vector<Value>& values) {
  if (values.empty()) return {};
  if (values.size() == 1) return values.front().text() + "\n";
  return Value::array(values).text() + "\n";
}

bool isTold(const sim::Event& event) {
  switch (event.kind) {
  case sim::EventKind::StepEnded: return event.code != 0;
  case sim::EventKind::ParticleCreated:
  case sim::EventKind::ParticleSent:     // its arrival is told
  case sim::EventKind::ParticleRefused:  // the failed step is told
  case sim::EventKind::StepStarted: return false;
  case sim::EventKind::ServiceCalled:
  case sim::EventKind::ServiceReturned: return event.service != "getDataSrv" && event.service != "callbackSrv";
  case sim::EventKind::CallStarted:
  case sim::EventKind::CallEnded:
  case sim::EventKind::ParticleReceived:
  case sim::EventKind::ParticleLost:
  case sim::EventKind::ParticleExpired:
  case sim::EventKind::Fault:
  case sim::EventKind::Clock:
  case sim::EventKind::Log: return true;
  }
  return true;
}

}  // namespace aqua::run
