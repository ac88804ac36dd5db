// `aqua check`: everything that is wrong in some files, and nothing else.
#include <fmt/format.h>

#include "tools/cli/session.h"

namespace aqua::cli {

ExitCode runCheck(const Session& session) {
  const std::vector<std::string>& paths = session.arguments().positionals;
  if (paths.empty()) return session.usage({"no file, expected `aqua check FILE...`", ""});

  std::vector<driver::Compiled> programs;  // diagnostics point into them
  diagnostics::DiagnosticList all;
  for (const std::string& path : paths) {
    const driver::Compiled& compiled = programs.emplace_back(
        driver::compile(*session.environment().files, path, session.settings().compile));
    all.append(compiled.issues);
    if (!compiled.ok())
      session.tell(fmt::format("FAIL {}", path));
    else if (compiled.functions.empty() && compiled.services.empty())
      session.tell(fmt::format("ok {} → exports nothing", path));
    else
      session.tell(fmt::format("ok {} → {}, {}", path, plural(compiled.functions.size(), "function"),
                               plural(compiled.services.size(), "service")));
  }
  all.sort();
  session.report(all, false);
  session.say(fmt::format("checked {}, {} in {}", plural(paths.size(), "file"), session.counts(all), session.elapsed()));
  return exitCodeOf(all);
}

}  // namespace aqua::cli
