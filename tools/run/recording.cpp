#include "tools/run/recording.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/scenario/format.h"
#include "tools/run/ending.h"
#include "tools/run/surroundings.h"

namespace aqua::run {

namespace {

using diagnostics::SourceFile;
using diagnostics::Span;
using values::Value;

/// The word of scenario files.
template <class Enumeration> std::string wordIn(sim::WordSet set, Enumeration value) {
  return std::string(sim::wordsOf(set)[static_cast<size_t>(value)]);
}

std::string shown(const std::string& path, const modules::FileSystem& files) {
  return path.starts_with('/') ? modules::relativePath("", path, files.workingFolder()) : path;
}

std::string placeText(Span span, const modules::FileSystem& files) {
  if (!span) return {};
  auto [line, column] = span.file->lineColumn(span.begin);
  return fmt::format("{}:{}:{}", shown(span.file->path(), files), line, column);
}

class HeaderMaker {
 public:
  HeaderMaker(const Made& made, const modules::FileSystem& files) : made_(made), files_(files) {}

  sim::Header operator()() {
    const sim::Scenario& scenario = made_.world.scenario;
    header_.program = shown(made_.program);
    if (made_.world.scenarioFile) header_.scenario = shown(made_.world.scenarioFile->path());
    header_.variant = scenario.variant;
    header_.seed = scenario.seed;
    header_.hermetic = isRepeatable(scenario, made_.world.tape ? effects::Mode::Replay : effects::Mode::Live);
    header_.limits = {{"time", scenario.limits.time},         {"steps", scenario.limits.steps},
                      {"hops", scenario.limits.hops},         {"events", scenario.limits.events},
                      {"memory", scenario.limits.run.memory}, {"instructions", scenario.limits.run.instructions}};
    for (const auto& source : made_.world.sources)
      if (!source->path().starts_with('<')) file(*source);
    for (const sim::RecordedFile& one : made_.world.artifacts) artifact(one);
    if (made_.compiled)
      for (const auto& tree : made_.compiled->program->trees) file(*tree->source);
    for (size_t i = 0; i < made_.jobs.size(); ++i) script(i);
    for (size_t i = 0; i < scenario.peers.size(); ++i) {
      const sim::Peer& peer = scenario.peers[i];
      std::string id(made_.image.key(static_cast<uint32_t>(i)).peerId());
      header_.peers.push_back(
          {peer.name, id, wordIn(sim::WordSet::Kind, peer.kind), wordIn(sim::WordSet::Flavour, peer.flavour())});
    }
    header_.rules = rulesOf(made_.world, made_.image, files_);
    return std::move(header_);
  }

 private:
  std::string shown(const std::string& path) const { return run::shown(path, files_); }

  void artifact(const sim::RecordedFile& one) {
    std::string path = shown(one.path);
    bool known = std::any_of(header_.sources.begin(), header_.sources.end(),
                             [&](const sim::RecordedFile& other) { return other.path == path; });
    if (!known) header_.sources.push_back({std::move(path), one.hash});
  }

  uint32_t file(const SourceFile& source) {
    auto [known, added] = numbers_.try_emplace(&source, static_cast<uint32_t>(header_.sources.size()));
    if (!added) return known->second;
    std::string path = shown(source.path());
    // A file may have been read for the scenario and for the program.
    auto same = std::find_if(header_.sources.begin(), header_.sources.end(),
                             [&](const sim::RecordedFile& one) { return one.path == path; });
    if (same != header_.sources.end()) return known->second = static_cast<uint32_t>(same - header_.sources.begin());
    header_.sources.push_back({std::move(path), sim::hashOf(source.text())});
    return known->second;
  }

  void script(size_t index) {
    const Job& job = *made_.jobs[index];
    const std::vector<sim::Call>& calls = made_.world.scenario.calls;
    sim::RecordedScript& script = header_.scripts.emplace_back();
    if (index < calls.size()) script.call = calls[index].id;
    script.function = job.name;
    script.hash = job.airHash;
    for (const driver::SourceMapEntry& entry : job.places.map()) {
      if (!entry.span) continue;
      auto begin = entry.span.file->lineColumn(entry.span.begin), end = entry.span.file->lineColumn(entry.span.end);
      script.map.push_back({entry.offset, file(*entry.span.file), begin.line, begin.column, end.line, end.column});
    }
  }

  const Made& made_;
  const modules::FileSystem& files_;
  sim::Header header_;
  std::map<const SourceFile*, uint32_t> numbers_;
};

std::string_view wordOf(vm::Waiting::For what) {
  switch (what) {
  case vm::Waiting::For::Peer: return "peer";
  case vm::Waiting::For::Result: return "result";
  case vm::Waiting::For::Variable: return "variable";
  case vm::Waiting::For::Stream: return "stream";
  case vm::Waiting::For::Never: return "never";
  }
  return {};
}

}  // namespace

sim::Header headerOf(const Made& made, std::string_view version, std::vector<std::string> command,
                     const modules::FileSystem& files) {
  sim::Header header = HeaderMaker(made, files)();
  header.version = version;
  header.command = std::move(command);
  return header;
}

std::optional<sim::Schedule> scheduleOf(const std::string& text, uint64_t seed, const sim::Scenario& scenario,
                                        diagnostics::DiagnosticList& issues) {
  auto schedule = sim::parseSchedule(text, scenario);
  if (!schedule) {
    issues.report(diagnostics::Code::ScheduleForm, {}).arg("reason", schedule.error());
    return std::nullopt;
  }
  if (text.find("seed ") == std::string::npos) schedule->seed = seed;
  return std::move(*schedule);
}

void describe(const sim::Schedule& schedule, const sim::Scenario& scenario, sim::Header& header) {
  header.seed = schedule.seed;
  header.schedule.clear();
  for (const auto& [key, value] : schedule.deviations) header.schedule.push_back(textOf(key, value, scenario));
  for (const sim::Before& order : schedule.orders) header.schedule.push_back(textOf(order, scenario));
  switch (schedule.timing) {
  case sim::Timing::Clock: header.timing = "clock"; break;
  case sim::Timing::Free: header.timing = "free"; break;
  }
}

sim::RecordedRules rulesOf(const World& world, const sim::ScenarioImage& image, const modules::FileSystem& files) {
  sim::RecordedRules rules;
  const sim::Scenario& scenario = world.scenario;
  auto add = [&](std::vector<std::string>& list, Span span) { list.push_back(placeText(span, files)); };
  for (size_t i = 0; i < scenario.events.size(); ++i)
    add(rules.events, world.places.of(fmt::format("{}[{}]", scenario.eventsPath, i)));
  for (size_t i = 0; i < scenario.network.links.size(); ++i)
    add(rules.links, world.places.of(fmt::format("{}.link[{}]", scenario.networkPath, i)));
  for (const sim::BehaviourPlace& place : image.behaviours()) {
    std::string part = place.part.empty() ? "" : "." + place.part;
    add(rules.behaviours, place.service == sim::kNobody ? world.places.of(sim::pathOf(place))
                                                        : world.placeOf(place.service, place.function, part));
  }
  return rules;
}

void addWaits(sim::RecordingWriter& recording, const sim::RunResult& run, const sim::PeerBook& book,
              const std::vector<const Job*>& jobs) {
  const std::vector<sim::RecordedPeer>& peers = recording.header().peers;
  auto add = [&](const sim::Outcome& outcome) {
    for (const sim::Wait& wait : outcome.waits) {
      sim::RecordedWait line;
      auto peer = std::find_if(peers.begin(), peers.end(), [&](const auto& one) { return one.name == wait.peer; });
      if (peer != peers.end()) line.peer = static_cast<uint32_t>(peer - peers.begin());
      line.call = outcome.call;
      line.what = wordOf(wait.what.what);
      line.detail = wait.service.empty() ? wait.what.detail : fmt::format("{}.{}", wait.service, wait.function);
      line.place = wait.what.place.end == 0 ? UINT32_MAX : wait.what.place.begin;
      line.have = wait.what.have;
      line.times = wait.times;
      line.cause = sim::wordOf(wait.cause);
      line.because = wait.because;
      line.text = book.withNames(waitText(wait, {&jobs[outcome.call]->places, &recording.header().rules}));
      recording.add(line);
    }
  };
  add(run);
  for (const sim::Outcome& outcome : run.others) add(outcome);
}

void finish(sim::RecordingWriter& recording, const std::string& function, const sim::RunResult& run) {
  sim::RecordedOutcome outcome;
  outcome.function = function;
  outcome.outcome = wordOf(run.ending);
  outcome.at = run.at;
  outcome.stats = {{"steps", run.stats.steps}, {"hops", run.stats.hops},   {"lost", run.stats.lost},
                   {"calls", run.stats.calls}, {"peers", run.stats.peers}, {"time", run.stats.time}};
  if (run.ending == sim::Ending::Value) outcome.values = run.values;
  if (run.ending == sim::Ending::Error) outcome.error = run.error;
  if (run.ending == sim::Ending::Budget) outcome.limit = sim::limitKey(run);
  outcome.answers = run.answers.size();
  for (const sim::Failure& failure : run.failures)
    outcome.failures.push_back(Value::object({{"peer", Value::string(failure.peer)},
                                              {"code", Value::integer(failure.code)},
                                              {"message", Value::string(failure.message)}}));
  recording.finish(outcome);
}

}  // namespace aqua::run
