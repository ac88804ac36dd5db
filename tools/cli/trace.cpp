// `aqua trace`: what a recording says, picked, compared, or in the form of another tool.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "runtime/record/diff.h"
#include "runtime/record/exports.h"
#include "runtime/record/query.h"
#include "runtime/record/text.h"
#include "runtime/record/writer.h"
#include "runtime/report/report.h"
#include "tools/cli/recorded.h"

namespace aqua::cli {

namespace {

using diagnostics::DiagnosticList;
using sim::Event;
using sim::EventKind;
using sim::Recording;

/// What is shown of a recording.
struct Choice {
  std::optional<sim::Query> query;
  std::string follow;  // key of a message
  std::string peer;

  bool picks() const { return query || !follow.empty() || !peer.empty(); }
};

/// A message with that key, what led to it, and what it led to.
std::vector<bool> followed(const Recording& recording, const std::string& key) {
  std::vector<bool> shown(recording.events.size());
  auto indexOf = [&](const Event& event) { return static_cast<size_t>(&event - recording.events.data()); };
  for (const Event& event : recording.events) {
    size_t index = indexOf(event);
    if (recording.keyOf(event) == key) {
      for (const Event* cause : recording.causesOf(event)) shown[indexOf(*cause)] = true;
      continue;
    }
    // What comes after: its cause is the message, or came after it.
    const Event* cause = recording.find(event.because);
    while (cause && recording.keyOf(*cause) != key) cause = recording.find(cause->because);
    if (cause) shown[index] = true;
  }
  return shown;
}

/// The recording with the chosen events only.
Recording chosen(Recording recording, const Choice& choice) {
  std::vector<bool> shown(recording.events.size(), true);
  if (!choice.follow.empty()) shown = followed(recording, choice.follow);
  for (size_t i = 0; i < recording.events.size(); ++i) {
    const Event& event = recording.events[i];
    if (choice.query && !choice.query->fits(recording, event)) shown[i] = false;
    bool there = recording.nameOf(event.peer) == choice.peer || recording.nameOf(event.other) == choice.peer;
    if (!choice.peer.empty() && !there) shown[i] = false;
  }
  size_t kept = 0;
  for (size_t i = 0; i < recording.events.size(); ++i) {
    if (!shown[i]) continue;
    if (kept != i) recording.events[kept] = std::move(recording.events[i]);
    recording.lines[kept++] = recording.lines[i];
  }
  recording.events.resize(kept);
  recording.lines.resize(kept);
  return recording;
}

std::string lineOf(const Recording& recording, const Event& event) {
  std::string place = placeText(recording, event);
  std::string_view rule = recording.ruleOf(event);
  std::string line = fmt::format("{:>5} {:>8}  {}", event.id, sim::durationText(event.at), eventText(recording, event));
  if (!place.empty()) line += fmt::format("  [{}]", place);
  if (!rule.empty()) line += fmt::format("  [{}]", rule);
  return base::printable(line) + "\n";
}

/// Steps and the beginnings of particles say little to people; a query may ask for them.
bool isTold(const Event& event) {
  return event.kind != EventKind::StepStarted && event.kind != EventKind::ParticleCreated &&
         (event.kind != EventKind::StepEnded || event.code != 0);
}

std::string asText(const Recording& recording, bool everything) {
  std::string out;
  for (const Event& event : recording.events)
    if (everything || isTold(event)) out += lineOf(recording, event);
  for (const sim::RecordedWait& wait : recording.waits) {
    auto place = recording.placeOf(wait.call, wait.place);
    out += base::printable(
               fmt::format("waits: {}{}", wait.text,
                           place ? fmt::format("  [{}:{}:{}]", place->path, place->line, place->column) : "")) +
           "\n";
  }
  for (const sim::RecordedCheck& check : recording.checks)
    out += base::printable(fmt::format("{}: {}", check.verdict, check.name)) + "\n";
  if (recording.outcome)
    out += fmt::format("{} ends with {} at {}\n", base::printable(recording.outcome->function),
                       base::printable(recording.outcome->outcome), sim::durationText(recording.outcome->at));
  else out += "the recording is cut off\n";
  return out;
}

/// The lines of the chosen events as they stand in the file, in one document.
std::string asJson(const Recording& recording, const diagnostics::SourceFile& file) {
  std::string out = "{\"format\":\"aqua/trace/1\",\"events\":[";
  for (size_t i = 0; i < recording.lines.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    out += file.line(recording.lines[i]);
  }
  return out + "\n]}\n";
}

ExitCode compare(const Session& session, const Recording& first, const Recording& second) {
  sim::Difference difference = differenceOf(first, second, sim::Closeness::Exact);
  if (difference.none()) {
    session.result(fmt::format("{}: no difference\n", plural(difference.same, "event")));
    return ExitCode::Done;
  }
  std::string out;
  auto a = difference.onlyFirst.begin(), b = difference.onlySecond.begin();
  // In order of time, the first recording first.
  while (a != difference.onlyFirst.end() || b != difference.onlySecond.end()) {
    bool left = b == difference.onlySecond.end() || (a != difference.onlyFirst.end() && (*a)->at <= (*b)->at);
    out += left ? "- " + lineOf(first, **a++) : "+ " + lineOf(second, **b++);
  }
  if (out.empty()) {
    const sim::Divergence& where = *difference.first;
    out += "another order:\n";
    if (where.first) out += "- " + lineOf(first, *where.first);
    if (where.second) out += "+ " + lineOf(second, *where.second);
  }
  session.result(out);
  session.say(fmt::format("{} only in the first, {} only in the second, {} in both",
                          plural(difference.onlyFirst.size(), "event"), difference.onlySecond.size(), difference.same));
  return ExitCode::ProgramFault;
}

using Form = std::string (*)(const Recording& recording);
struct NamedForm {
  std::string_view name;
  Form form;
};
constexpr NamedForm kForms[] = {{"mermaid", sim::mermaidDiagram},
                                {"perfetto", sim::perfettoJson},
                                {"shiviz", sim::shivizLog},
                                {"svg", report::picture}};

}  // namespace

ExitCode runTrace(const Session& session) {
  const Arguments& arguments = session.arguments();
  std::string format = arguments.last(OptionId::TraceFormat, "text");
  auto form =
      std::find_if(std::begin(kForms), std::end(kForms), [&](const NamedForm& one) { return one.name == format; });
  if (form == std::end(kForms) && format != "text" && format != "json")
    return session.usage(
        {fmt::format("`--format {}`, expected text, json, mermaid, perfetto, shiviz or svg", format), ""});
  Choice choice{std::nullopt, arguments.last(OptionId::Follow), arguments.last(OptionId::TracePeer)};
  if (arguments.has(OptionId::Query)) {
    std::string problem;
    choice.query = sim::Query::parse(arguments.last(OptionId::Query), problem);
    if (!choice.query)
      return session.usage({fmt::format("`--query {}`: {}", arguments.last(OptionId::Query), problem),
                            "for example 'service(id=\"voter\") and peer(ann)'"});
  }
  DiagnosticList issues;
  ReadRecording read = readRecording(session, arguments.positionals.front(), issues), other;
  if (arguments.has(OptionId::OtherRecording))
    other = readRecording(session, arguments.last(OptionId::OtherRecording), issues);
  if (issues.hasErrors()) {
    session.report(issues, true);
    return exitCodeOf(issues);
  }
  const std::vector<sim::RecordedPeer>& peers = read.recording->header.peers;
  if (!choice.peer.empty() &&
      std::none_of(peers.begin(), peers.end(), [&](const sim::RecordedPeer& one) { return one.name == choice.peer; }))
    return session.usage({fmt::format("`--peer {}`, and the recording has no such peer", choice.peer), ""});
  if (other.recording) return compare(session, chosen(*read.recording, choice), chosen(*other.recording, choice));
  if (form != std::end(kForms)) {
    // Clocks and arrows need all that happened.
    if (choice.picks()) return session.usage({fmt::format("`--format {}` shows all events", format), ""});
    session.result(form->form(*read.recording));
    if (form->form == sim::shivizLog) session.say(fmt::format("ShiViz reads it with {}", sim::kShivizPattern));
    return ExitCode::Done;
  }
  Recording shown = chosen(std::move(*read.recording), choice);
  session.result(format == "json" ? asJson(shown, *read.file) : asText(shown, choice.query.has_value()));
  return ExitCode::Done;
}

}  // namespace aqua::cli
