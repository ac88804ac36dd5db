// `aqua debug`: the debugger in the terminal.
#include <istream>

#include "runtime/scenario/scenario.h"
#include "tools/cli/debug_target.h"
#include "tools/debug/terminal.h"
#include "tools/run/surroundings.h"

namespace aqua::cli {

namespace {

ExitCode refusal(const diagnostics::DiagnosticList& issues) {
  const ExitCode code = exitCodeOf(issues);
  return code == ExitCode::ProgramFault ? ExitCode::UsageFault : code;  // scenario and call belong to the command line
}

}  // namespace

ExitCode runDebug(const Session& session) {
  const Arguments& arguments = session.arguments();
  const Environment& environment = session.environment();
  diagnostics::DiagnosticList issues;
  std::optional<debug::Wanted> wanted;
  if (!arguments.positionals.empty() && arguments.positionals.front().ends_with(kRecordingEnding)) {
    RecordedTarget recorded = recordedTarget(session, arguments.positionals.front(), issues);
    if (!recorded.wanted) {
      session.report(issues, true);
      return exitCodeOf(issues);
    }
    wanted = std::move(recorded.wanted);
  } else {
    auto read = wantedOf(arguments, session.settings().compile);
    if (!read) return session.usage(read.error());
    wanted = std::move(*read);
  }
  debug::Target target(*environment.files, std::move(*wanted));
  const bool opened = target.open();
  if (target.refused()) return session.usage({target.refused()->message, target.refused()->hint});
  if (!target.issues().empty()) session.report(target.issues(), true);
  if (!opened) return target.compiled().ok() ? refusal(target.issues()) : exitCodeOf(target.issues());
  const run::World& world = target.world();
  debug::Debugger debugger(target, run::surroundingsOn(world.tape, world.scenario, processOptions(session)));
  debug::Terminal(debugger, *environment.out, !environment.outIsTerminal).serve(*environment.in);
  return ExitCode::Done;
}

}  // namespace aqua::cli
