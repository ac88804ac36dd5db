// `aqua dap`: the debugger for editors, on standard input and output.
#include <istream>
#include <ostream>

#include <fmt/format.h>

#include "compiler/diagnostics/writers.h"
#include "tools/cli/debug_target.h"
#include "tools/debug/dap_loop.h"
#include "tools/run/surroundings.h"

namespace aqua::cli {

namespace {

base::Result<debug::Wanted> wantedOf(const Session& session, const debug::Launch& launch) {
  if (!launch.recording.empty()) {
    diagnostics::DiagnosticList issues;
    RecordedTarget recorded = recordedTarget(session, launch.recording, issues);
    if (!recorded.wanted) return base::Failure{diagnostics::writeText(issues)};
    return std::move(*recorded.wanted);
  }
  debug::Wanted wanted = debug::describedBy(launch);
  wanted.world.replays = true;
  wanted.compile = session.settings().compile;
  const Arguments& arguments = session.arguments();
  if (arguments.has(OptionId::Manifest)) wanted.manifest = arguments.last(OptionId::Manifest);
  return wanted;
}

}  // namespace

ExitCode runDap(const Session& session) {
  const Environment& environment = session.environment();
  debug::DapOptions options;
  options.files = environment.files;
  options.wantedOf = [&](const debug::Launch& launch) { return wantedOf(session, launch); };
  options.outside = [&](const run::World& world) {
    return run::surroundingsOn(world.tape, world.scenario, processOptions(session));
  };
  if (debug::serveDap(*environment.in->rdbuf(), *environment.out, std::move(options))) return ExitCode::Done;
  diagnostics::DiagnosticList issues;
  issues.report(diagnostics::Code::FileNotFound, {}).arg("path", "<stdin>").arg("reason", "it broke off");
  session.report(issues, true);
  return exitCodeOf(issues);
}

}  // namespace aqua::cli
