// `aqua air`: care for AIR scripts themselves.
#include "tools/cli/air_verbs.h"

#include <fmt/format.h>

#include "compiler/air/print.h"

namespace aqua::cli {

using diagnostics::SourceFile;
using diagnostics::SourceFilePtr;

SourceFilePtr readScript(const Session& session, const std::string& path, diagnostics::DiagnosticList& issues) {
  std::optional<std::string> text = session.read(path, issues);
  return text ? std::make_shared<SourceFile>(path, std::move(*text)) : nullptr;
}

namespace {

/// `fmt` and `check`.
ExitCode readAll(const Session& session, bool format) {
  const std::vector<std::string>& paths = session.arguments().positionals;
  std::vector<SourceFilePtr> sources;  // diagnostics point into them
  diagnostics::DiagnosticList all;
  std::string printed;
  for (const std::string& path : paths) {
    SourceFilePtr source = readScript(session, path, all);
    if (!source) continue;
    sources.push_back(source);
    air::Parsed parsed = air::parse(source);
    all.append(parsed.issues);
    if (format && parsed.script) printed += air::printCommented(*parsed.script->root, source->text(), parsed.comments);
  }
  all.sort();
  session.report(all, format);
  if (format && !all.hasErrors()) session.result(printed);
  if (!format)
    session.say(
        fmt::format("checked {}, {} in {}", plural(paths.size(), "file"), session.counts(all), session.elapsed()));
  return exitCodeOf(all);
}

}  // namespace

ExitCode runAirFmt(const Session& session) { return readAll(session, true); }
ExitCode runAirCheck(const Session& session) { return readAll(session, false); }

}  // namespace aqua::cli
