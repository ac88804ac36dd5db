// `aqua check`: everything that is wrong in some files, and nothing else.
#include <fmt/format.h>

#include "tools/cli/session.h"

namespace aqua::cli {

ExitCode runCheck(const Session& session) {
  const std::vector<std::string>& paths = session.arguments().positionals;
  if (paths.empty()) return session.usage({"no file, expected `aqua check FILE...`", ""});

  driver::Checked checked = driver::check(*session.environment().files, paths, session.settings().compile);
  for (const driver::CheckedRoot& root : checked.roots) {
    if (!root.ok) session.tell(fmt::format("FAIL {}", root.path));
    else if (root.functions == 0 && root.services == 0) session.tell(fmt::format("ok {} → exports nothing", root.path));
    else
      session.tell(fmt::format("ok {} → {}, {}", root.path, plural(root.functions, "function"),
                               plural(root.services, "service")));
  }
  session.report(checked.issues, false);
  session.say(fmt::format("checked {}, {} in {}", plural(paths.size(), "file"), session.counts(checked.issues),
                          session.elapsed()));
  return exitCodeOf(checked.issues);
}

}  // namespace aqua::cli
