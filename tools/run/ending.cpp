#include "tools/run/ending.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/air/print.h"
#include "compiler/base/words.h"
#include "runtime/record/text.h"

namespace aqua::run {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::Span;
using values::Value;

namespace {

using For = vm::Waiting::For;

std::string whatText(const sim::Wait& wait) {
  switch (wait.what.what) {
  case For::Peer: return fmt::format("{} waits for {}", wait.peer, wait.what.detail);
  case For::Result:
    return wait.service.empty()
               ? fmt::format("{} waits for the answer of a service", wait.peer)
               : fmt::format("{} waits for the answer of {}.{}", wait.peer, wait.service, wait.function);
  case For::Variable: return fmt::format("{} waits for this value", wait.peer);
  case For::Stream:
    return fmt::format("{} waits for more values in this stream, which has {}", wait.peer, wait.what.have);
  case For::Never: return fmt::format("{} waits for something that never comes", wait.peer);
  }
  return {};
}

/// ` at 12ms`; nothing where nobody knows.
std::string whenText(const sim::Wait& wait) {
  return wait.at == 0 && wait.because == 0 ? std::string() : fmt::format(" at {}", sim::durationText(wait.at));
}

std::string signedText(int64_t micros) {
  return sim::durationText(static_cast<sim::Micros>(micros < 0 ? -micros : micros));
}

std::string lossText(const sim::Wait& wait, const std::string& rule) {
  std::string text = fmt::format("; {}>{}#{}", wait.via, wait.what.detail, wait.message.number);
  if (!wait.carried.empty()) text += fmt::format(", which carried {},", wait.carried);
  text += fmt::format(" was lost{}: {}", whenText(wait), sim::lossText(wait.loss));
  if (wait.until) text += fmt::format(" until {}", sim::durationText(*wait.until));
  return text + fmt::format("{}; nobody sends it again", rule);
}

std::string lateText(const sim::Wait& wait) {
  std::string text = fmt::format("; the message from {} came {} after the end of the particle", wait.via,
                                 signedText(std::max<int64_t>(wait.late, 0)));
  if (wait.ahead == 0) return text;
  return text + fmt::format(" by the clock of {}, which is {} {}", wait.what.detail, signedText(wait.ahead),
                            wait.ahead < 0 ? "behind" : "ahead");
}

std::string causeText(const sim::Wait& wait, const std::string& rule) {
  switch (wait.cause) {
  case sim::Cause::None: return {};
  case sim::Cause::PeerUnknown: return ", and there is no such peer";
  case sim::Cause::PeerUnreachable:
    return fmt::format(", which cannot be reached from {}{}", wait.via,
                       wait.route.empty() ? "" : fmt::format("; {} reaches it", wait.route));
  case sim::Cause::PeerFailed: return ", whose interpreter failed";
  case sim::Cause::PeerDown:
    return rule.empty() ? std::string(", which is down") : fmt::format(", which crashed{}{}", whenText(wait), rule);
  case sim::Cause::MessageLost: return lossText(wait, rule);
  case sim::Cause::MessageExpired: return lateText(wait);
  case sim::Cause::MessageRefused:
    return fmt::format("; {} refused what {} sent{} with code {}, and what is waited for was in there", wait.route,
                       wait.via, whenText(wait), wait.code);
  case sim::Cause::ServiceSilent: return fmt::format(", which never comes{}", rule);
  case sim::Cause::ServiceSlow: return ", which would come later";
  case sim::Cause::ServiceCrashed:
    return fmt::format("; the peer crashed{}{} before the answer came, and nobody asks again", whenText(wait), rule);
  case sim::Cause::CallerCrashed: return {};
  }
  return {};
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

/// The `try` that caught what failed there; empty where the error went further.
Span catcherOf(air::Place place, const Places& places) {
  std::vector<const air::Instr*> way = wayTo(places.script(), place);
  for (size_t i = way.empty() ? 0 : way.size() - 1; i-- > 0;) {
    auto parts = air::children(*way[i]);
    if (way[i]->kind == air::Kind::Xor && parts[0] == way[i + 1])
      return passesOn(*parts[1]) ? Span{} : places.of(way[i]->place);
  }
  return {};
}

/// Where the scenario says what a wait is about: ` (vote.toml:12:1)`.
std::string ruleText(const sim::Wait& wait, const sim::RecordedRules& rules) {
  bool answers = wait.cause == sim::Cause::ServiceSilent;
  const std::vector<std::string>& list = answers                           ? rules.behaviours
                                         : wait.loss == sim::Loss::Dropped ? rules.links
                                                                           : rules.events;
  return wait.rule < list.size() && !list[wait.rule].empty() ? fmt::format(" ({})", list[wait.rule]) : std::string();
}

/// Those who were asked for values of a stream, by what came of it.
std::string askedText(const sim::Wait& wait, const Places* places) {
  struct Group {
    std::string what;
    std::vector<std::string> peers;
  };
  std::vector<Group> groups;
  for (const sim::Asked& asked : wait.asked) {
    std::string what;
    switch (asked.state) {
    case sim::Asked::State::Answered: what = "answered"; break;
    case sim::Asked::State::Lost: what = "answered, and that was lost"; break;
    case sim::Asked::State::Open: what = "did not answer"; break;
    case sim::Asked::State::Failed: {
      what = fmt::format("failed with {}", asked.code);
      if (Span caught = places ? catcherOf(asked.place, *places) : Span{})
        what += fmt::format(", which line {} caught", caught.file->lineColumn(caught.begin).line);
      break;
    }
    }
    auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.what == what; });
    if (same == groups.end()) same = groups.insert(groups.end(), {what, {}});
    same->peers.push_back(asked.peer);
  }
  std::string text;
  constexpr size_t kMost = 8;
  for (Group& group : groups) {
    size_t more = group.peers.size() > kMost ? group.peers.size() - kMost : 0;
    group.peers.resize(group.peers.size() - more);
    text += fmt::format("{} {}{} {}", text.empty() ? ":" : ";", fmt::join(group.peers, ", "),
                        more > 0 ? fmt::format(" and {} more", more) : "", group.what);
  }
  return text;
}

}  // namespace

std::string waitText(const sim::Wait& wait, const Telling& telling) {
  if (wait.cause == sim::Cause::CallerCrashed)
    return fmt::format("{} crashed{}, and with it whoever waited for the result", wait.peer, whenText(wait));
  std::string rule = telling.rules ? ruleText(wait, *telling.rules) : std::string();
  return whatText(wait) + causeText(wait, rule) + askedText(wait, telling.places);
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
std::vector<Told> waitsOf(const sim::RunResult& run, const sim::PeerBook& book, const Places& places,
                          const sim::RecordedRules* rules) {
  std::vector<Told> told;
  for (const sim::Wait& wait : run.waits)
    tell(told, book.withNames(waitText(wait, {&places, rules})), places.of(wait.what.place), wait.times);
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

/// Which compute modules have how much of the memory that was used up; empty: none has any.
std::string modulesText(const sim::RunResult& run) {
  constexpr size_t kMost = 5;
  uint64_t all = 0;
  std::string text;
  for (size_t i = 0; i < run.modules.size(); ++i) {
    const sim::ModuleMemory& one = run.modules[i];
    all += one.bytes;
    if (i < kMost)
      text += fmt::format("{}\"{}\" on {} {}", i > 0 ? ", " : "", one.service, one.peer, values::sizeText(one.bytes));
  }
  if (run.modules.size() > kMost) text += fmt::format(" and {} more", run.modules.size() - kMost);
  return all > 0 ? fmt::format("compute modules have {}: {}", values::sizeText(all), text) : text;
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

/// The error that the workflow ended with.
void reportError(const sim::RunResult& run, const sim::PeerBook& book, const Places& places, DiagnosticList& issues) {
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

}  // namespace

void reportEnding(const sim::RunResult& run, const sim::PeerBook& book, const Places& places, sim::Micros ttl,
                  DiagnosticList& issues, const sim::RecordedRules* rules) {
  auto waiting = [&](Code code, diagnostics::ArgKey key, std::string_view value) {
    std::vector<Told> told = waitsOf(run, book, places, rules);
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
    if (std::string modules = modulesText(run); !modules.empty()) reported.note(modules);
  };
  switch (run.ending) {
  case sim::Ending::Value: return;
  case sim::Ending::Stuck: return waiting(Code::WorkflowStuck, "", "");
  case sim::Ending::Expired: return waiting(Code::WorkflowExpired, "ttl", sim::durationText(ttl));
  case sim::Ending::Budget: return waiting(Code::WorkflowBudget, "limit", limitText(run));
  case sim::Ending::Interrupted: return waiting(Code::WorkflowInterrupted, "", "");
  case sim::Ending::Error: break;
  }
  reportError(run, book, places, issues);
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
