// `aqua serve`: the peers of a scenario as live peers.
#include <chrono>
#include <ostream>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "runtime/live/relay.h"
#include "tools/cli/network.h"
#include "tools/cli/recorder.h"
#include "tools/cli/version.h"
#include "tools/run/agreement.h"
#include "tools/run/recording.h"
#include "tools/run/surroundings.h"
#include "tools/run/world.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;

/// Where to listen or whom to join, and for how long.
struct ServeOptions {
  live::Relay::Options options;
  Recorder* recorder = nullptr;
  std::optional<wire::Multiaddr> join;
  std::string peer;               // that joins
  uint32_t joins = sim::kNobody;  // its number
  std::optional<sim::Micros> time;
};

/// `--join`: the one peer that is hosted then is no further one, where the scenario has it.
std::optional<UsageError> readJoin(const Arguments& arguments, run::WorldOptions& options, ServeOptions& wanted) {
  if (!arguments.has(OptionId::Join)) return std::nullopt;
  const std::string& text = arguments.of(OptionId::Join).back();
  auto address = readRelay("--join", text);
  if (!address) return address.error();
  wanted.join = *std::move(address);
  for (OptionId id : {OptionId::Port, OptionId::Bind, OptionId::ServeOutput, OptionId::DataDir})
    if (arguments.has(id))
      return UsageError{fmt::format("`{}` does not go with `--join`", allOptions()[static_cast<size_t>(id)].longName),
                        ""};
  if (options.peers.size() != 1) return UsageError{"`--join` goes with one `--peer NAME`, the peer to host", ""};
  wanted.peer = options.peers[0];
  if (!options.scenario.empty()) options.peers.clear();
  return std::nullopt;
}

OrUsage<ServeOptions> wantedOf(const Arguments& arguments) {
  ServeOptions wanted;
  if (arguments.has(OptionId::Bind)) wanted.options.address = arguments.last(OptionId::Bind);
  if (arguments.has(OptionId::Port)) {
    const std::string& text = arguments.of(OptionId::Port).back();
    auto port = base::parse<uint16_t>(text);
    if (!port) return refuse(fmt::format("`--port {}`, expected a number up to 65535", text));
    wanted.options.port = *port;
  }
  auto time = readDuration(arguments, OptionId::For);
  if (!time) return base::Failure{time.error()};
  wanted.time = *time;
  return wanted;
}

/// What the scenario or the command names; empty: nothing.
std::string programOf(const Session& session, const run::World& world) {
  const Arguments& arguments = session.arguments();
  if (!arguments.positionals.empty()) return arguments.positionals[0];
  return world.scenario.program.empty() ? "" : world.besideScenario(world.scenario.program);
}

/// What services say takes the form that the program declares, where there is one. False: that was reported.
bool agree(const Session& session, run::World& world, const std::string& program, driver::Compiled& compiled,
           DiagnosticList& issues) {
  if (program.empty()) return true;
  compiled = session.compiler().compile(program);
  if (!compiled.ok() || !compiled.issues.empty()) session.report(compiled.issues, true);
  if (!compiled.ok()) return false;
  DiagnosticList found;
  run::agreeOnServices(world, sim::PeerBook(world.scenario), compiled, {}, found);
  for (const diagnostics::Diagnostic& one : found.items())  // a program need not use all that is there
    if (one.severity == diagnostics::Severity::Error) issues.add(one);
  return !issues.hasErrors();
}

/// For programs that look for the relay and its peers.
std::string relayJson(const sim::ScenarioImage& image, const live::Relay& relay) {
  values::Object peers;
  for (uint32_t i = 0; i < image.peers(); ++i)
    peers.emplace_back(image.name(i), values::Value::string(image.key(i).peerId()));
  return values::Value::object({{"multiaddr", values::Value::string(relay.address().text())},
                                {"peers", values::Value::object(std::move(peers))}})
             .text() +
         "\n";
}

std::string namesOf(const sim::ScenarioImage& image, const live::Relay& relay, bool here) {
  std::string names;
  for (uint32_t i = 0; i < image.peers(); ++i)
    if (relay.isHere(i) == here) names += (names.empty() ? "" : " ") + image.name(i);
  return names;
}

void introduce(const Session& session, const sim::ScenarioImage& image, const live::Relay& relay) {
  session.result(fmt::format("relay  {}\nhosts  {}\n", relay.address().text(), namesOf(image, relay, true)));
  if (std::string open = namesOf(image, relay, false); !open.empty()) session.result(fmt::format("open   {}\n", open));
  session.environment().out->flush();
  if (!live::isLoopback(relay.address().host))
    session.say(
        "warning: every machine that reaches this address may connect. There is no TLS, and the keys of peers follow "
        "from their names");
}

/// Of the day, UTC.
std::string clockText() {
  using namespace std::chrono;
  const auto now = floor<seconds>(system_clock::now());
  const hh_mm_ss time(now - floor<days>(now));
  return fmt::format("{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(), time.seconds().count());
}

void close(Recorder& recorder, const sim::RunResult& result) {
  if (recorder) run::finish(recorder.writer(), "", result);
}

/// Until a signal comes, or the time is over.
void serve(const Session& session, live::Relay& relay, const ServeOptions& wanted) {
  using namespace std::chrono;
  const auto end = steady_clock::now() + microseconds(wanted.time.value_or(0));
  auto over = [&] {
    const std::atomic<int>* signal = session.environment().signal;
    if (wanted.options.keep && !wanted.options.keep->failure().empty()) return true;
    return (signal && signal->load(std::memory_order_relaxed) != 0) || (wanted.time && steady_clock::now() >= end);
  };
  relay.run(over);
  close(*wanted.recorder, relay.result());
  session.say(fmt::format("{} ended", clockText()));
}

void reportFolder(const Session& session, const std::string& reason, DiagnosticList& issues) {
  issues.report(Code::DataFolder, {}).arg("path", session.arguments().last(OptionId::DataDir)).arg("reason", reason);
}

/// Listens until the end.
ExitCode open(const Session& session, const sim::ScenarioImage& image, const ServeOptions& wanted,
              const live::Talk& talk) {
  auto relay = live::Relay::open(image, wanted.options, talk);
  DiagnosticList issues;
  const Arguments& arguments = session.arguments();
  const std::string path = arguments.has(OptionId::ServeOutput) ? arguments.last(OptionId::ServeOutput) : "relay.json";
  if (!relay && relay.error().kept) reportFolder(session, relay.error().reason, issues);
  else if (!relay)
    issues.report(Code::ListenFailed, {})
        .arg("address", fmt::format("{}:{}", wanted.options.address, wanted.options.port))
        .arg("reason", relay.error().reason);
  else if (session.write(path, relayJson(image, **relay), base::Worth::Generated, issues)) {
    introduce(session, image, **relay);
    serve(session, **relay, wanted);
  }
  if (wanted.options.keep && !wanted.options.keep->failure().empty())
    reportFolder(session, wanted.options.keep->failure(), issues);
  session.report(issues, true);
  return exitCodeOf(issues);
}

/// Hosts one peer behind somebody else's relay until the end.
ExitCode join(const Session& session, const sim::ScenarioImage& image, const ServeOptions& wanted,
              const live::Talk& talk) {
  auto relay = live::Relay::join(image, wanted.joins, *wanted.join, wanted.options, talk);
  session.result(fmt::format("joins  {}\nhosts  {}\npeer   {}\n", relay->address().text(), namesOf(image, *relay, true),
                             image.key(wanted.joins).peerId()));
  session.environment().out->flush();
  serve(session, *relay, wanted);
  return ExitCode::Done;
}

/// The same without a network, from what was recorded.
ExitCode again(const Session& session, const sim::ScenarioImage& image, const ServeOptions& wanted) {
  auto result = live::Relay::again(image, wanted.joins, wanted.options, session.environment().again->heard);
  if (result) {
    close(*wanted.recorder, *result);
    return ExitCode::Done;
  }
  DiagnosticList issues;
  issues.report(Code::RecordingForm, {}).arg("reason", result.error());
  session.report(issues, true);
  return exitCodeOf(issues);
}

/// Everything is read: the peers live, until they end.
ExitCode live(const Session& session, const run::World& world, const sim::ScenarioImage& image, ServeOptions& wanted) {
  if (wanted.join) wanted.joins = image.find(image.book().idOf(wanted.peer));
  if (wanted.join && wanted.joins == sim::kNobody)
    return session.usage({fmt::format("`--peer {}`: no peer is called like that", wanted.peer), ""});
  if (!wanted.join && live::relayOf(image) == sim::kNobody) return session.usage({"the scenario has clients only", ""});
  wanted.options.outside = std::make_shared<run::Surroundings>(processOptions(session), effects::Mode::Live,
                                                               world.scenario.effects, effects::Tape());
  Recorder& recorder = *wanted.recorder;
  if (recorder) {
    wanted.options.onEvent = [&](const sim::Event& event) { recorder.add(event); };
    wanted.options.note = [&](const values::Value& line) { recorder.hear(line); };
  }
  auto talk = [&](std::string_view line, bool) { session.say(fmt::format("{} {}", clockText(), line)); };
  if (session.environment().again) return again(session, image, wanted);
  if (session.environment().watchSignals) session.environment().watchSignals();
  return wanted.join ? join(session, image, wanted, talk) : open(session, image, wanted, talk);
}

/// All that what is kept depends on.
std::string worldHash(const run::World& world, const std::string& program, const driver::Compiled& compiled) {
  std::string text = fmt::format("{}\n", world.scenario.seed);
  for (const auto& source : world.sources) text += sim::hashOf(source->text()) + '\n';
  for (const sim::RecordedFile& one : world.artifacts) text += one.hash + '\n';
  if (!program.empty())
    for (const auto& tree : compiled.program->trees) text += sim::hashOf(tree->source->text()) + '\n';
  const sim::PeerBook book(world.scenario);
  for (const sim::Peer& peer : world.scenario.peers) text += fmt::format("{} {}\n", peer.name, book.idOf(peer.name));
  return sim::hashOf(text);
}

/// The folder of `--data`; null without. False: it cannot be used, and that was reported.
bool openKeep(const Session& session, run::World& world, const std::string& hash, std::unique_ptr<live::Keep>& keep) {
  const Arguments& arguments = session.arguments();
  if (!arguments.has(OptionId::DataDir) || session.environment().again) return true;
  DiagnosticList issues;
  const sim::Effects& effects = world.scenario.effects;
  if (!run::leavingKey(effects).empty() || run::writesDisk(effects)) {
    reportFolder(session, "the scenario has `effects`, and what is outside cannot be brought back", issues);
  } else {
    auto opened =
        live::Keep::open(arguments.last(OptionId::DataDir), {std::string(kVersion), hash, world.scenario.start});
    if (opened) keep = *std::move(opened);
    else reportFolder(session, opened.error(), issues);
  }
  session.report(issues, true);
  if (keep) world.scenario.start = keep->start();
  return issues.empty();
}

}  // namespace

ExitCode runServe(const Session& session) {
  const Arguments& arguments = session.arguments();
  auto options = worldOptions(arguments);
  if (!options) return session.usage(options.error());
  auto wanted = wantedOf(arguments);
  if (!wanted) return session.usage(wanted.error());
  if (auto wrong = readJoin(arguments, *options, *wanted)) return session.usage(*wrong);
  run::ReadWorld read = run::readWorld(*session.environment().files, *options);
  if (read.refused) return session.usage({read.refused->message, read.refused->hint});
  sim::Scenario& scenario = read.world.scenario;
  if (auto wrong = readLimits(arguments, scenario.limits.run)) return session.usage(*wrong);
  const std::string program = programOf(session, read.world);
  driver::Compiled compiled;
  if (read.issues.hasErrors() || !agree(session, read.world, program, compiled, read.issues)) {
    session.report(read.issues, true);
    return worst(exitCodeOf(read.issues), ExitCode::UsageFault);
  }
  scenario.calls.clear();  // others make them
  scenario.start = startOf(session.environment());
  std::unique_ptr<live::Keep> keep;
  if (!openKeep(session, read.world, worldHash(read.world, program, compiled), keep)) return ExitCode::FileFault;
  wanted->options.keep = keep.get();
  sim::Manner manner;
  manner.prints = arguments.has(OptionId::Record);
  sim::ScenarioImage image(scenario, std::span<const sim::Invocation>(), manner);
  std::optional<sim::Header> header;
  if (manner.prints) {
    const modules::FileSystem& files = *session.environment().files;
    header = run::headerOf({read.world, program.empty() ? nullptr : &compiled, program, {}, image}, kVersion,
                           recordedWords(arguments, files.workingFolder()), files);
    describeLive(scenario, *header);
  }
  auto recorder = Recorder::open(session, std::move(header));
  if (!recorder) return ExitCode::FileFault;
  wanted->recorder = &*recorder;
  ExitCode code = live(session, read.world, image, *wanted);
  return worst(recorder->finish(), code);
}

}  // namespace aqua::cli
