// `aqua run`: one function, compiled and executed on simulated peers.
#include <csignal>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "compiler/base/result.h"
#include "runtime/live/caller.h"
#include "runtime/sim/world.h"
#include "tools/cli/network.h"
#include "tools/cli/recorder.h"
#include "tools/cli/session.h"
#include "tools/cli/version.h"
#include "tools/cli/world_words.h"
#include "tools/run/agreement.h"
#include "tools/run/ending.h"
#include "tools/run/job.h"
#include "tools/run/recording.h"
#include "tools/run/report.h"
#include "tools/run/surroundings.h"
#include "tools/run/world.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;

ExitCode endedWith(sim::Ending ending, const Environment& environment) {
  switch (ending) {
  case sim::Ending::Value: return ExitCode::Done;
  case sim::Ending::Error: return ExitCode::WorkflowError;
  case sim::Ending::Stuck:
  case sim::Ending::Expired:
  case sim::Ending::Budget: return ExitCode::WorkflowStuck;
  case sim::Ending::Interrupted:
    return environment.signal->load() == SIGINT ? ExitCode::Interrupted : ExitCode::Terminated;
  }
  return ExitCode::Internal;
}

/// The program and the text of the call; what is not given is that of the scenario.
struct Words {
  std::string file;
  const std::string* call = nullptr;
};

OrUsage<Words> wordsOf(const Arguments& arguments, const run::World& world) {
  const std::vector<std::string>& words = arguments.positionals;
  const std::string& program = world.scenario.program;
  auto wrong = [](std::string message) {
    return refuse(std::move(message), "for example aqua run hello.aqua 'greet(\"Ada\")'");
  };
  if (words.size() > 2) return wrong(fmt::format("{}, expected a file and a call", plural(words.size(), "argument")));
  if (words.size() == 2) return Words{words[0], &words[1]};
  bool isCall = !words.empty() && words[0].find('(') != std::string::npos;
  Words result;
  if (isCall) result.call = &words[0];
  if (!words.empty() && !isCall) result.file = words[0];
  else if (!program.empty()) result.file = world.besideScenario(program);
  else if (arguments.has(OptionId::Scenario)) return wrong("no file, and the scenario has no `program`");
  else return wrong(isCall ? "no file, expected one before the call" : "0 arguments, expected a file and a call");
  return result;
}

std::string summary(const std::string& function, const sim::RunResult& result, uint64_t seed, bool repeatable,
                    uint64_t failedCalls, const Session& session) {
  std::string text = fmt::format("ran {} on {}: {}, {}", function, plural(result.stats.peers, "peer"),
                                 plural(result.stats.hops, "hop"), plural(result.stats.calls, "service call"));
  if (result.stats.lost > 0) text += fmt::format(", {} lost", plural(result.stats.lost, "message"));
  if (failedCalls > 0) text += fmt::format(", {} failed uncaught", failedCalls);
  if (session.arguments().has(OptionId::Network)) return fmt::format("{}, in {}", text, session.elapsed());
  return fmt::format("{}, {} virtual, seed {}{}, in {}", text, sim::durationText(result.at), seed,
                     repeatable ? "" : ", not hermetic", session.elapsed());
}

ExitCode writeReport(const Session& session, const run::Job& job, const std::string& recording,
                     const std::string& recordPath) {
  DiagnosticList issues;
  const run::ReportWords words{job.name, "", "", recordPath};
  const std::vector<std::string> scripts{run::airText(*job.invocation.script)};
  const std::string& path = session.arguments().of(OptionId::ReportFile).back();
  const std::string page = run::reportOf(recording, words, scripts, *session.environment().files);
  if (session.write(path, page, base::Worth::Generated, issues)) session.tell(fmt::format("wrote {}", path));
  session.report(issues, true);
  return exitCodeOf(issues);
}

/// Nothing: the value is no list of bytes.
std::optional<std::string> bytesOf(const values::Value& value) {
  if (!value.isArray()) return std::nullopt;
  std::string out;
  for (const values::Value& each : value.asArray()) {
    std::optional<uint64_t> byte = each.asUint64();
    if (!byte || *byte > UINT8_MAX) return std::nullopt;
    out.push_back(static_cast<char>(*byte));
  }
  return out;
}

/// Results go to stdout, but the first of them, where a file is named for it, into that.
ExitCode showResults(const Session& session, std::vector<values::Value> results, const sim::PeerBook& book) {
  const Arguments& arguments = session.arguments();
  DiagnosticList issues;
  if (arguments.has(OptionId::Bytes)) {
    const std::string& path = arguments.of(OptionId::Bytes).back();
    std::optional<std::string> bytes = results.empty() ? std::nullopt : bytesOf(results.front());
    if (!bytes)
      issues.report(Code::FileNotWritten, {}).arg("path", path).arg("reason", "the first result is no list of bytes");
    else if (session.write(path, *bytes, base::Worth::Generated, issues)) results.erase(results.begin());
  }
  if (!issues.empty()) session.report(issues, true);
  std::string text = run::valuesText(results);
  session.result(base::printableJson(arguments.has(OptionId::Names) ? book.withNames(text) : text));
  return exitCodeOf(issues);
}

/// Where the run writes its tape; empty: nowhere.
std::string tapeOf(const Arguments& arguments, const run::World& world) {
  return arguments.has(OptionId::Tape) ? arguments.last(OptionId::Tape) : world.tapePath();
}

std::shared_ptr<run::Surroundings> surroundingsOf(const Session& session, const run::World& world) {
  effects::Mode mode = world.tape                                   ? effects::Mode::Replay
                       : tapeOf(session.arguments(), world).empty() ? effects::Mode::Live
                                                                    : effects::Mode::Record;
  return std::make_shared<run::Surroundings>(processOptions(session), mode, world.scenario.effects,
                                             world.tape.value_or(effects::Tape()));
}

/// Writes the tape; tells where a replay was none.
ExitCode closeEffects(const Session& session, const run::World& world, const effects::Hub& hub) {
  DiagnosticList issues;
  if (hub.failure()) issues.report(Code::EffectTape, {}).arg("reason", *hub.failure());
  if (hub.mode() == effects::Mode::Record)
    session.write(tapeOf(session.arguments(), world), hub.tape().write(), base::Worth::Generated, issues);
  if (!issues.empty()) session.report(issues, true);
  return hub.failure() ? ExitCode::UsageFault : exitCodeOf(issues);
}

ExitCode showEnding(const Session& session, const run::World& world, const sim::ScenarioImage& image,
                    const run::Job& job, const sim::RunResult& result, const sim::RecordedRules& rules,
                    const effects::Hub& hub) {
  DiagnosticList ending;
  run::reportEnding(result, image.book(), job.places, job.ttl, ending, &rules);
  uint64_t failedCalls = run::reportLosses(result, image.book(), job.places, ending);
  if (!ending.empty()) session.report(ending, true);
  ExitCode code = endedWith(result.ending, session.environment());
  if (result.ending == sim::Ending::Value && !hub.failure()) code = showResults(session, result.values, image.book());
  code = worst(code, closeEffects(session, world, hub));
  const bool repeatable = run::isRepeatable(image.scenario(), hub.mode());
  session.say(summary(job.name, result, image.scenario().seed, repeatable, failedCalls, session));
  return code;
}

/// What is told and recorded of events while they happen.
sim::EventSink sinkOf(const Session& session, const sim::ScenarioImage& image, Recorder& recorder) {
  return [&](const sim::Event& event) {
    recorder.add(event);
    if (session.settings().verbose ? run::isTold(event) : event.kind == sim::EventKind::Log)
      session.say(sim::eventText(event, image.scenario(), image.book()));
  };
}

ExitCode closeRecording(const Session& session, Recorder& recorder, const sim::ScenarioImage& image,
                        const run::Job& job, const sim::RunResult& result) {
  if (!recorder) return ExitCode::Done;
  run::addWaits(recorder.writer(), result, image.book(), {&job});
  run::finish(recorder.writer(), job.name, result);
  ExitCode code = recorder.finish();
  const Arguments& arguments = session.arguments();
  if (!arguments.has(OptionId::ReportFile)) return code;
  return worst(writeReport(session, job, recorder.lines(), arguments.last(OptionId::Record)), code);
}

/// Over the network, or from what such a call had heard. Nothing: that was reported.
std::optional<sim::RunResult> callOver(const Session& session, const wire::Multiaddr& relay,
                                       const sim::ScenarioImage& image, const live::CallOptions& options) {
  const Environment& environment = session.environment();
  DiagnosticList issues;
  if (environment.again) {
    auto result = live::callAgain(image, options, environment.again->heard);
    if (result) return *std::move(result);
    issues.report(Code::RecordingForm, {}).arg("reason", result.error());
  } else {
    if (environment.watchSignals) environment.watchSignals();
    auto result = live::callOver(image, options);
    if (result) return *std::move(result);
    if (environment.signal && environment.signal->load() != 0) return std::nullopt;
    issues.report(result.error().connected ? Code::ConnectionLost : Code::NoConnection, {})
        .arg("address", relay.text())
        .arg("reason", result.error().reason);
  }
  session.report(issues, true);
  return std::nullopt;
}

/// The call, with everybody but the client somewhere else.
ExitCode executeOver(const Session& session, const wire::Multiaddr& relay, const run::World& world,
                     const sim::ScenarioImage& image, const run::Job& job, Recorder& recorder,
                     const sim::RecordedRules& rules) {
  const Environment& environment = session.environment();
  live::CallOptions options;
  options.relay = relay;
  const std::shared_ptr<run::Surroundings> outside = surroundingsOf(session, world);
  options.outside = outside;
  options.interrupt = environment.signal;
  options.onEvent = sinkOf(session, image, recorder);
  if (recorder) options.note = [&](const values::Value& line) { recorder.hear(line); };
  auto result = callOver(session, relay, image, options);
  if (!result)
    return environment.signal && environment.signal->load() != 0 ? endedWith(sim::Ending::Interrupted, environment)
                                                                 : ExitCode::FileFault;
  ExitCode code = showEnding(session, world, image, job, *result, rules, outside->effects());
  return worst(closeRecording(session, recorder, image, job, *result), code);
}

ExitCode execute(const Session& session, const run::World& world, const sim::ScenarioImage& image, const run::Job& job,
                 const sim::Schedule& schedule, Recorder& recorder, const sim::RecordedRules& rules) {
  const Environment& environment = session.environment();
  sim::SimOptions options;
  options.interrupt = environment.signal;
  options.onEvent = sinkOf(session, image, recorder);
  if (environment.watchSignals) environment.watchSignals();
  const std::shared_ptr<run::Surroundings> outside = surroundingsOf(session, world);
  sim::World running(image, schedule, outside);
  sim::RunResult result = sim::runToEnd(running, options);
  ExitCode code = showEnding(session, world, image, job, result, rules, outside->effects());
  return worst(closeRecording(session, recorder, image, job, result), code);
}

}  // namespace

ExitCode runRun(const Session& session) {
  auto options = worldOptions(session.arguments());
  if (!options) return session.usage(options.error());
  run::ReadWorld read = run::readWorld(*session.environment().files, *options);
  DiagnosticList& issues = read.issues;
  auto refuse = [&] {
    session.report(issues, true);
    ExitCode code = exitCodeOf(issues);
    // Scenario and call belong to the command line.
    return code == ExitCode::ProgramFault ? ExitCode::UsageFault : code;
  };
  if (read.refused) return session.usage({read.refused->message, read.refused->hint});
  if (issues.hasErrors()) return refuse();
  if (options->replays && !read.world.tape)
    return session.usage({"`--replay` without `--tape FILE`, and the scenario names no tape", ""});
  if (auto wrong = readLimits(session.arguments(), read.world.scenario.limits.run)) return session.usage(*wrong);
  const sim::Scenario& scenario = read.world.scenario;
  auto ttl = readDuration(session.arguments(), OptionId::Ttl);
  if (!ttl) return session.usage(ttl.error());
  auto network = readNetwork(session, read.world.scenario, issues);
  if (!network) return session.usage(network.error());
  auto words = wordsOf(session.arguments(), read.world);
  if (!words) return session.usage(words.error());

  std::optional<run::CallText> text;
  std::string name;
  const bool empty = words->call && words->call->find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (words->call && !empty) {
    text = run::readCallText(*words->call, issues);
    name = text->function;
  } else if (!empty && scenario.call() && !scenario.call()->function.empty()) {
    name = scenario.call()->function;
  } else {
    return session.usage(
        {"no call, expected for example 'greet(\"Ada\")'", "a scenario may have a `[[call]]` as well"});
  }
  if (issues.hasErrors()) return refuse();

  // Whose AIR the call or a peer gets.
  bool others = !scenario.spells.empty() || (!text && !scenario.call()->scripts.empty());
  std::optional<std::string_view> only = others ? std::nullopt : std::optional<std::string_view>(name);
  driver::Compiled compiled = session.compiler().compile(words->file, only);
  if (!compiled.ok() || !compiled.issues.empty()) session.report(compiled.issues, true);
  if (!compiled.ok()) return exitCodeOf(compiled.issues);
  sim::PeerBook book(scenario);
  std::optional<run::Job> job =
      run::prepareJob(compiled, words->file, name, text ? &*text : nullptr, read.world, 0, book, *ttl, issues);
  if (!job || !run::prepareSpells(compiled, words->file, read.world, book, issues)) return refuse();
  const std::vector<std::string>& scheduled = session.arguments().of(OptionId::ScheduleText);
  auto schedule = run::scheduleOf(scheduled.empty() ? "" : scheduled.back(), scenario.seed, scenario, issues);
  if (!schedule) return refuse();
  run::Scripted scripted{*job->invocation.script, job->places};
  run::agreeOnServices(read.world, book, compiled, std::span(&scripted, *network ? 0 : 1), issues);
  if (issues.hasErrors()) return refuse();
  if (!issues.empty()) session.report(issues, true);
  sim::Manner manner;
  manner.prints = session.arguments().has(OptionId::Record) || session.arguments().has(OptionId::ReportFile);
  sim::ScenarioImage image(scenario, job->invocation, manner);
  std::optional<sim::Header> header;
  if (manner.prints)
    header = run::headerOf({read.world, &compiled, words->file, {&*job}, image}, kVersion,
                           recordedWords(session.arguments(), session.environment().files->workingFolder()),
                           *session.environment().files);
  if (header) run::describe(*schedule, scenario, *header);
  if (header && *network) describeLive(scenario, *header);
  auto recorder = Recorder::open(session, std::move(header));
  if (!recorder) return ExitCode::FileFault;
  sim::RecordedRules rules = run::rulesOf(read.world, image, *session.environment().files);
  if (*network) return executeOver(session, **network, read.world, image, *job, *recorder, rules);
  read.world.places = {};  // as large as the file, and asked for nothing any more
  return execute(session, read.world, image, *job, *schedule, *recorder, rules);
}

}  // namespace aqua::cli
