// `aqua serve`: the peers of a scenario as live peers.
#include <chrono>
#include <ostream>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "runtime/live/relay.h"
#include "tools/cli/network.h"
#include "tools/run/agreement.h"
#include "tools/run/surroundings.h"
#include "tools/run/world.h"

namespace aqua::cli {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;

/// Where to listen or whom to join, and for how long.
struct ServeOptions {
  live::Relay::Options options;
  std::optional<wire::Multiaddr> join;
  std::string peer;  // that joins
  std::optional<sim::Micros> time;
};

/// `--join`: the one peer that is hosted then is no further one, where the scenario has it.
std::optional<UsageError> readJoin(const Arguments& arguments, run::WorldOptions& options, ServeOptions& wanted) {
  if (!arguments.has(OptionId::Join)) return std::nullopt;
  const std::string& text = arguments.of(OptionId::Join).back();
  auto address = readRelay("--join", text);
  if (!address) return address.error();
  wanted.join = *std::move(address);
  for (OptionId id : {OptionId::Port, OptionId::Bind, OptionId::ServeOutput})
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

/// What services say takes the form that the program declares, where there is one. False: that was reported.
bool agree(const Session& session, run::World& world, DiagnosticList& issues) {
  const Arguments& arguments = session.arguments();
  std::string program = world.scenario.program.empty() ? "" : world.besideScenario(world.scenario.program);
  if (!arguments.positionals.empty()) program = arguments.positionals[0];
  if (program.empty()) return true;
  driver::Compiled compiled = session.compiler().compile(program);
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

/// Until a signal comes, or the time is over.
void serve(const Session& session, live::Relay& relay, std::optional<sim::Micros> time) {
  using namespace std::chrono;
  const auto end = steady_clock::now() + microseconds(time.value_or(0));
  auto over = [&] {
    const std::atomic<int>* signal = session.environment().signal;
    return (signal && signal->load(std::memory_order_relaxed) != 0) || (time && steady_clock::now() >= end);
  };
  if (session.environment().watchSignals) session.environment().watchSignals();
  relay.run(over);
  session.say(fmt::format("{} ended", clockText()));
}

/// Listens until the end.
ExitCode open(const Session& session, const sim::ScenarioImage& image, const ServeOptions& wanted,
              const live::Talk& talk) {
  if (live::relayOf(image) == sim::kNobody) return session.usage({"the scenario has clients only", ""});
  auto relay = live::Relay::open(image, wanted.options, talk);
  DiagnosticList issues;
  const Arguments& arguments = session.arguments();
  const std::string path = arguments.has(OptionId::ServeOutput) ? arguments.last(OptionId::ServeOutput) : "relay.json";
  if (!relay)
    issues.report(Code::ListenFailed, {})
        .arg("address", fmt::format("{}:{}", wanted.options.address, wanted.options.port))
        .arg("reason", relay.error());
  else if (session.write(path, relayJson(image, **relay), base::Worth::Generated, issues)) {
    introduce(session, image, **relay);
    serve(session, **relay, wanted.time);
  }
  session.report(issues, true);
  return exitCodeOf(issues);
}

/// Hosts one peer behind somebody else's relay until the end.
ExitCode join(const Session& session, const sim::ScenarioImage& image, const ServeOptions& wanted,
              const live::Talk& talk) {
  const uint32_t peer = image.find(image.book().idOf(wanted.peer));
  if (peer == sim::kNobody)
    return session.usage({fmt::format("`--peer {}`: no peer is called like that", wanted.peer), ""});
  auto relay = live::Relay::join(image, peer, *wanted.join, wanted.options, talk);
  session.result(fmt::format("joins  {}\nhosts  {}\npeer   {}\n", relay->address().text(), namesOf(image, *relay, true),
                             image.key(peer).peerId()));
  session.environment().out->flush();
  serve(session, *relay, wanted.time);
  return ExitCode::Done;
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
  if (read.issues.hasErrors() || !agree(session, read.world, read.issues)) {
    session.report(read.issues, true);
    return worst(exitCodeOf(read.issues), ExitCode::UsageFault);
  }
  scenario.calls.clear();  // others make them
  scenario.start = live::timeNow();
  sim::ScenarioImage image(scenario, std::span<const sim::Invocation>());
  wanted->options.outside = std::make_shared<run::Surroundings>(processOptions(session), effects::Mode::Live,
                                                                scenario.effects, effects::Tape());
  auto talk = [&](std::string_view line, bool) { session.say(fmt::format("{} {}", clockText(), line)); };
  return wanted->join ? join(session, image, *wanted, talk) : open(session, image, *wanted, talk);
}

}  // namespace aqua::cli
