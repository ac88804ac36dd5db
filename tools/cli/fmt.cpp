// `aqua fmt`: the one layout, in place; or what it would change.
#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "compiler/format/format.h"
#include "compiler/format/line_diff.h"
#include "tools/cli/inputs.h"

namespace aqua::cli {

namespace {

struct Work {
  diagnostics::DiagnosticList issues;
  std::vector<diagnostics::SourceFilePtr> sources;  // issues point into them
  size_t changed = 0;
};

void formatOne(const Session& session, const std::string& path, Work& work) {
  std::optional<std::string> text = session.read(path, work.issues);
  if (!text) return;
  auto source = std::make_shared<const diagnostics::SourceFile>(path, std::move(*text));
  work.sources.push_back(source);
  format::Formatted formatted = format::formatSource(source);
  if (!formatted.text) {  // warnings are the matter of `aqua check`
    work.issues.append(formatted.issues);
    session.tell(fmt::format("FAIL {}", source->path()));
    return;
  }
  bool changes = *formatted.text != source->text();
  work.changed += changes ? 1 : 0;
  bool diff = session.arguments().has(OptionId::Diff), check = session.arguments().has(OptionId::Check);
  if (changes || !check) session.tell(fmt::format("{} {}", changes ? "changed" : "ok", source->path()));
  std::string shown = base::printable(source->path());
  if (diff) session.result(base::printableLines(format::unifiedDiff(shown, source->text(), *formatted.text)));
  if (check && changes && !diff) session.result(fmt::format("{}\n", shown));
  if (diff || check) return;
  if (path == kStandardInput) {
    session.result(*formatted.text);
  } else if (changes) {
    bool written = session.write(path, *formatted.text, base::Worth::Source, work.issues);
    if (!written) --work.changed;
  }
}

}  // namespace

ExitCode runFmt(const Session& session) {
  Inputs inputs = inputsOf(session, {".aqua"}, true);
  if (inputs.error) return session.usage(*inputs.error);
  std::vector<std::string> paths = inputs.paths();
  Work work;
  work.issues = std::move(inputs.issues);
  for (const std::string& path : paths) formatOne(session, path, work);
  session.report(work.issues, true);
  bool looks = session.arguments().has(OptionId::Check) || session.arguments().has(OptionId::Diff);
  bool input = paths.size() == 1 && paths.front() == kStandardInput && !looks;
  if (!input || work.issues.hasErrors())
    session.say(fmt::format("formatted {}, {} {}, {} in {}", plural(paths.size(), "file"), work.changed,
                            looks ? "would change" : "changed", plural(work.issues.errorCount(), "error"),
                            session.elapsed()));
  bool wanting = session.arguments().has(OptionId::Check) && work.changed > 0;
  return worst(wanting ? ExitCode::ProgramFault : ExitCode::Done, exitCodeOf(work.issues));
}

}  // namespace aqua::cli
