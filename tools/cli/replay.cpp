// `aqua replay`: runs again what a recording says, and compares.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/base/printable.h"
#include "runtime/record/diff.h"
#include "runtime/record/text.h"
#include "tools/cli/inputs.h"
#include "tools/cli/recorded.h"
#include "tools/cli/version.h"
#include "tools/run/report.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::SourceFile;
using sim::Event;
using sim::Recording;

/// The same for its end.
std::string cutOff(std::string_view text, const sim::Header& header) {
  size_t last = text.size() < 2 ? 0 : text.rfind('\n', text.size() - 2) + 1;
  std::string_view line = text.substr(last);
  if (line.find(R"("kind":"outcome")") == line.npos) return "its last line is missing: the run was cut off";
  if (header.command.front() == "serve") return "";  // who serves is interrupted, or served for ever
  return line.find(R"("outcome":"interrupted")") == line.npos ? "" : "the run was interrupted";
}

/// The header of another version of this program, as this one would have written it.
std::string asOurs(std::string_view line, const std::string& version) {
  std::string own(line);
  std::string theirs = fmt::format("\"version\":{}", values::Value::string(version).text());
  if (size_t at = own.rfind(theirs); at != own.npos)
    own.replace(at, theirs.size(), fmt::format("\"version\":{}", values::Value::string(kVersion).text()));
  return own;
}

class Replay {
 public:
  Replay(const Session& session, const SourceFile& file, const sim::Header& header, std::string again, uint64_t until)
      : session_(session), file_(file), header_(header), again_("<replay>", std::move(again)), until_(until) {
    DiagnosticList issues;
    own_ = sim::readRecording(again_, issues).value_or(Recording{});
  }

  ExitCode operator()() {
    DiagnosticList issues;
    changedFiles(issues);
    std::optional<uint32_t> line = firstDifference();
    if (line && issues.empty()) differs(*line, issues);
    if (!issues.empty()) {
      session_.report(issues, true);
      return ExitCode::Diverged;
    }
    if (until_ != 0) situation();
    else
      session_.result(fmt::format("{}, {}: identical\n", plural(own_.events.size(), "event"), plural(steps(), "step")));
    return session_.arguments().has(OptionId::ReportFile) ? report() : ExitCode::Done;
  }

 private:
  void changedFiles(DiagnosticList& issues) const {
    for (const sim::RecordedFile& now : own_.header.sources) {
      auto then = std::find_if(header_.sources.begin(), header_.sources.end(),
                               [&](const sim::RecordedFile& one) { return one.path == now.path; });
      if (then == header_.sources.end() || then->hash == now.hash) continue;
      diagnostics::Reported reported = issues.report(Code::ReplayChanged, {&file_, 0, 0});
      reported.arg("path", now.path);
      if (now.path == header_.program)
        reported.help(fmt::format("`--against {}` compares what it does now with what it did", now.path));
    }
  }

  /// The first line that is not the same, up to the event that was asked for.
  std::optional<uint32_t> firstDifference() const {
    uint32_t last = std::max(file_.lineCount(), again_.lineCount());
    if (until_ != 0) {
      auto end =
          std::find_if(own_.events.begin(), own_.events.end(), [&](const Event& one) { return one.id > until_; });
      if (end != own_.events.end()) last = own_.lines[static_cast<size_t>(end - own_.events.begin())] - 1;
    }
    std::string header = asOurs(file_.line(1), header_.version);
    for (uint32_t line = 1; line <= last; ++line)
      if ((line == 1 ? std::string_view(header) : file_.line(line)) != again_.line(line)) return line;
    return std::nullopt;
  }

  void differs(uint32_t line, DiagnosticList& issues) const {
    std::string_view then = file_.line(line), now = again_.line(line);
    auto same =
        static_cast<size_t>(std::mismatch(then.begin(), then.end(), now.begin(), now.end()).first - then.begin());
    uint32_t begin = file_.lineStart(line) + static_cast<uint32_t>(std::min(same, then.size()));
    uint32_t end = std::min(begin + 1, file_.lineStart(line) + static_cast<uint32_t>(then.size()));
    diagnostics::Reported reported = issues.report(Code::ReplayDiffers, {&file_, begin, end});
    reported.arg("line", std::to_string(line));
    auto side = [&](std::string_view name, std::string_view text) {
      reported.note(fmt::format("{}: {}", name, text.empty() ? "nothing more" : base::shortened(text, 300)));
    };
    side("recorded", then);
    side("replayed", now);
    auto at = std::find(own_.lines.begin(), own_.lines.end(), line);
    if (at != own_.lines.end()) causes(own_.events[static_cast<size_t>(at - own_.lines.begin())], reported);
    if (!isIntact()) reported.note("the recording was changed after it was written: its hash is another one");
  }

  void causes(const Event& event, diagnostics::Reported& reported) const {
    constexpr size_t kMost = 6;
    std::vector<const Event*> chain = own_.causesOf(event);
    for (size_t i = 0; i < chain.size() && i < kMost; ++i) {
      std::string place = placeText(own_, *chain[i]);
      reported.note(fmt::format("{} event {}: {}{}{}", i == 0 ? "this is" : "because of", chain[i]->id,
                                eventText(own_, *chain[i]), place.empty() ? "" : ", at ", place));
    }
  }

  bool isIntact() const {
    DiagnosticList issues;
    auto read = sim::readRecording(file_, issues);
    return read && read->intact;
  }

  uint64_t steps() const {
    return static_cast<uint64_t>(std::count_if(own_.events.begin(), own_.events.end(), [](const Event& event) {
      return event.kind == sim::EventKind::StepStarted;
    }));
  }

  ExitCode report() const {
    DiagnosticList issues;
    const std::string& path = session_.arguments().of(OptionId::ReportFile).back();
    const std::string page =
        run::reportOf(std::string(again_.text()), {"", "", "", file_.path()}, *session_.environment().files);
    if (session_.write(path, page, base::Worth::Generated, issues)) session_.tell(fmt::format("wrote {}", path));
    session_.report(issues, true);
    return exitCodeOf(issues);
  }

  void situation() const {
    for (const Event& event : own_.events) {
      if (event.id > until_) return;
      session_.result(base::printable(fmt::format("{:>5} {:>8}  {}", event.id, sim::durationText(event.at),
                                                  eventText(own_, event))) +
                      "\n");
    }
  }

  const Session& session_;
  const SourceFile& file_;
  const sim::Header& header_;
  const SourceFile again_;
  Recording own_;
  uint64_t until_;
};

/// Does something of that name happen: a message `a>b#1`, or the answer `b:service.function#1`?
bool happens(const Recording& recording, std::string_view name) {
  std::map<std::string, uint64_t> answers;
  return std::any_of(recording.events.begin(), recording.events.end(), [&](const Event& event) {
    if (recording.keyOf(event) == name) return true;
    if (event.kind != sim::EventKind::ServiceReturned) return false;
    std::string of = fmt::format("{}:{}.{}", recording.nameOf(event.peer), event.service, event.function);
    return fmt::format("{}#{}", of, ++answers[of]) == name;
  });
}

/// Parts of the schedule that name what does not happen any more; turns of peers always do.
std::vector<std::string> voidOf(const Recording& recording, const std::vector<std::string>& schedule) {
  std::vector<std::string> result;
  for (const std::string& part : schedule) {
    bool all = true;
    for (size_t at = 0; at < part.size();) {
      size_t end = std::min(part.find(' ', at), part.size());
      std::string_view word = std::string_view(part).substr(at, end - at);
      bool isName = word.find('#') != word.npos && word.find_first_of(">:") != word.npos;
      if (isName && !happens(recording, word)) all = false;
      at = end + 1;
    }
    if (!all) result.push_back(part);
  }
  return result;
}

/// What the changed program does first that the recorded one did not.
ExitCode against(const Session& session, const Recording& then, const std::string& program, std::string again) {
  SourceFile file("<replay>", std::move(again));
  DiagnosticList issues;
  auto now = sim::readRecording(file, issues);
  if (!now) {
    session.report(issues, true);
    return ExitCode::Internal;
  }
  for (sim::RecordedFile& source : now->header.sources)
    if (source.path == then.header.program) source.path = program;
  sim::Difference difference = differenceOf(then, *now, sim::Closeness::Content);
  std::vector<std::string> unused = voidOf(*now, then.header.schedule);
  if (!difference.first) {
    for (const std::string& part : unused) session.say(fmt::format("without effect now: {}", part));
    session.result(fmt::format("{}: the same is asked, answered and sent\n", plural(difference.same, "event")));
    return ExitCode::Done;
  }
  diagnostics::Reported reported = issues.report(Code::ReplayDiverged, {});
  const Event* event = difference.first->first ? difference.first->first : difference.first->second;
  std::string_view peer = difference.first->first ? then.nameOf(event->peer) : now->nameOf(event->peer);
  reported.arg("peer", peer.empty() ? "the network" : peer).arg("time", sim::durationText(event->at));
  auto side = [&](std::string_view name, const Recording& recording, const Event* one) {
    if (!one) return void(reported.note(fmt::format("{}: nothing more", name)));
    // An event without a place of its own follows from one that has one.
    std::vector<const Event*> chain = recording.causesOf(*one);
    auto placed = std::find_if(chain.begin(), chain.end(), [](const Event* e) { return e->place != UINT32_MAX; });
    std::string place = placed == chain.end() ? std::string() : placeText(recording, **placed);
    reported.note(fmt::format("{}: event {}: {}{}{}", name, one->id, base::shortened(eventText(recording, *one), 300),
                              place.empty() ? "" : ", at ", place));
  };
  side("recorded", then, difference.first->first);
  side("now", *now, difference.first->second);
  if (!difference.onlyFirst.empty())
    reported.note(fmt::format("{} only in the recording", plural(difference.onlyFirst.size(), "event")));
  if (!difference.onlySecond.empty())
    reported.note(fmt::format("{} only now", plural(difference.onlySecond.size(), "event")));
  for (const std::string& part : unused) reported.note(fmt::format("without effect now: {}", part));
  session.report(issues, true);
  return ExitCode::Diverged;
}

/// Of `--until`; 0: not given.
std::optional<UsageError> readUntil(const Arguments& arguments, uint64_t& until) {
  if (!arguments.has(OptionId::Until)) return std::nullopt;
  const std::string& number = arguments.of(OptionId::Until).back();
  until = base::parse<uint64_t>(number).value_or(0);
  if (until != 0) return std::nullopt;
  return UsageError{fmt::format("`--until {}`, expected the number of an event", number), ""};
}

}  // namespace

ExitCode runReplay(const Session& session) {
  const Arguments& arguments = session.arguments();
  DiagnosticList issues;
  auto refuse = [&] {
    session.report(issues, true);
    return exitCodeOf(issues);
  };
  uint64_t until = 0;
  if (auto wrong = readUntil(arguments, until)) return session.usage(*wrong);
  const std::string& path = arguments.positionals.front();
  auto text = session.read(path, issues);
  if (!text) return refuse();
  SourceFile file(path, std::move(*text));
  // Lines that are broken differ from those of a replay, so only the first has to be good.
  auto header = sim::readRecordingHeader(file, issues);
  if (!header) return refuse();
  std::string obstacle = obstacleOf(header->version, header->header);
  if (obstacle.empty()) obstacle = cutOff(file.text(), header->header);
  if (!obstacle.empty()) {
    issues.report(Code::RecordingNotReplayed, {&file, 0, 0}).arg("reason", obstacle);
    return refuse();
  }
  std::optional<std::string> changed;
  if (arguments.has(OptionId::Against)) {
    changed = session.read(arguments.of(OptionId::Against).back(), issues);
    if (!changed) return refuse();
  }
  std::optional<Recording> heard;
  if (header->header.start != 0) {
    if (changed) return session.usage({"`--against` does not go with a recording of live peers", ""});
    heard = sim::readRecording(file, issues);
    if (!heard) return refuse();
  }
  Again again = runAgain(session, header->header, changed, heard ? &*heard : nullptr);
  if (!again.text) {
    *session.environment().err << again.talk;
    return again.code == ExitCode::Done ? ExitCode::Internal : again.code;
  }
  if (!changed) return Replay(session, file, header->header, std::move(*again.text), until)();
  auto whole = readRecording(session, path, issues);
  if (!whole.recording) return refuse();
  return against(session, *whole.recording, arguments.of(OptionId::Against).back(), std::move(*again.text));
}

}  // namespace aqua::cli
