// `aqua run`: one function, compiled and executed on simulated peers.
#include <fmt/format.h>

#include "runtime/sim/sim.h"
#include "tools/cli/session.h"
#include "tools/cli/version.h"
#include "tools/run/ending.h"
#include "tools/run/job.h"
#include "tools/run/recording.h"
#include "tools/run/world.h"

namespace aqua::cli {

namespace {

using diagnostics::DiagnosticList;

/// An option whose value cannot be understood ends the command.
struct Refused {
  UsageError error;
};

std::optional<sim::Micros> readTtl(const Arguments& arguments) {
  if (!arguments.has(OptionId::Ttl)) return std::nullopt;
  const std::string& text = arguments.of(OptionId::Ttl).back();
  auto ttl = sim::parseDuration(text);
  if (!ttl || *ttl == 0)
    throw Refused{{fmt::format("`--ttl {}`, expected a duration such as `500ms` or `10s`", text), ""}};
  return ttl;
}

run::WorldOptions worldOptions(const Arguments& arguments) {
  run::WorldOptions options;
  auto last = [&](OptionId id) { return arguments.has(id) ? arguments.of(id).back() : std::string(); };
  options.scenario = last(OptionId::Scenario);
  options.relay = last(OptionId::Relay);
  options.noRelay = arguments.has(OptionId::NoRelay);
  options.peers = arguments.of(OptionId::Peer);
  options.services = arguments.of(OptionId::Service);
  options.data = arguments.of(OptionId::Data);
  if (arguments.has(OptionId::Seed)) {
    options.seed = readNumber(last(OptionId::Seed));
    if (!options.seed) throw Refused{{fmt::format("`--seed {}`, expected a number", last(OptionId::Seed)), ""}};
  }
  return options;
}

ExitCode exitCodeOf(sim::Ending ending) {
  switch (ending) {
  case sim::Ending::Value: return ExitCode::Done;
  case sim::Ending::Error: return ExitCode::WorkflowError;
  case sim::Ending::Stuck:
  case sim::Ending::Expired:
  case sim::Ending::Budget: return ExitCode::WorkflowStuck;
  }
  return ExitCode::Internal;
}

ExitCode runFunction(const Session& session) {
  const Arguments& arguments = session.arguments();
  const std::vector<std::string>& words = arguments.positionals;
  if (words.empty() || words.size() > 2)
    return session.usage({fmt::format("{}, expected a file and a call", plural(words.size(), "argument")),
                          "for example aqua run hello.aqua 'greet(\"Ada\")'"});
  const std::string& path = words.front();

  run::ReadWorld read = run::readWorld(*session.environment().files, worldOptions(arguments));
  DiagnosticList& issues = read.issues;
  auto refuse = [&] {
    session.report(issues, true);
    ExitCode code = cli::exitCodeOf(issues);
    // Scenario and call belong to the command line.
    return code == ExitCode::ProgramFault ? ExitCode::UsageFault : code;
  };
  if (read.refused) return session.usage({read.refused->message, read.refused->hint});
  if (issues.hasErrors()) return refuse();
  const sim::Scenario& scenario = read.world.scenario;
  std::optional<sim::Micros> ttl = readTtl(arguments);

  std::optional<run::CallText> text;
  std::string name;
  if (words.size() == 2) {
    text = run::readCallText(words[1], issues);
    name = text->function;
  } else if (scenario.call && !scenario.call->function.empty()) {
    name = scenario.call->function;
  } else {
    return session.usage(
        {"no call, expected for example 'greet(\"Ada\")'", "a scenario may have a `[[call]]` as well"});
  }
  if (issues.hasErrors()) return refuse();

  driver::Compiled compiled = session.compiler().compile(path, name);
  if (!compiled.ok() || !compiled.issues.empty()) session.report(compiled.issues, true);
  if (!compiled.ok()) return cli::exitCodeOf(compiled.issues);
  sim::PeerBook book(scenario);
  std::optional<run::Job> job =
      run::prepareJob(compiled, path, name, text ? &*text : nullptr, read.world, book, ttl, issues);
  if (!job) return refuse();

  run::Recording recording(scenario, book, kVersion);
  bool records = arguments.has(OptionId::Record);
  sim::SimOptions options;
  options.onEvent = [&](const sim::Event& event) {
    if (records) recording.add(event);
    if (session.settings().verbose ? run::isTold(event) : event.kind == sim::EventKind::Printed)
      session.say(sim::eventText(event, scenario, book));
  };
  sim::RunResult result = sim::simulate(scenario, job->invocation, options);

  DiagnosticList ending;
  run::reportEnding(result, book, job->places, job->ttl, ending);
  if (!ending.empty()) session.report(ending, true);
  if (result.ending == sim::Ending::Value) session.result(run::valuesText(result.values));
  session.say(fmt::format("ran {} on {}: {}, {}, {} virtual, seed {}, in {}", name, plural(result.stats.peers, "peer"),
                          plural(result.stats.hops, "hop"), plural(result.stats.calls, "service call"),
                          sim::durationText(result.stats.time), scenario.seed, session.elapsed()));
  if (records) {
    const std::string& file = arguments.of(OptionId::Record).back();
    std::string lines = recording.finish(name, result);
    if (std::string reason = session.environment().outputs->write(file, lines); !reason.empty()) {
      session.complain(fmt::format("cannot write `{}`: {}", file, reason));
      return worst(ExitCode::FileFault, exitCodeOf(result.ending));
    }
  }
  return exitCodeOf(result.ending);
}

}  // namespace

ExitCode runRun(const Session& session) {
  try {
    return runFunction(session);
  } catch (const Refused& refused) {
    return session.usage(refused.error);
  }
}

}  // namespace aqua::cli
