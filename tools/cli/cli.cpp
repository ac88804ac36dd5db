#include "tools/cli/cli.h"

#include <algorithm>
#include <exception>
#include <ostream>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "tools/cli/inputs.h"
#include "tools/cli/session.h"
#include "tools/cli/man.h"
#include "tools/cli/version.h"

namespace aqua::cli {

namespace {

/// What each verb does, in the order of the table.
constexpr ExitCode (*kRun[])(const Session&) = {
#define AQUA_VERB(id, ...) run##id,
#include "tools/cli/verbs.def"
};

ExitCode dispatch(const Session& session) { return kRun[static_cast<size_t>(*session.arguments().verb)](session); }

/// Verbs that a manifest has something to say to.
bool readsProgram(Verb verb) { return (kProgram & on(verb)) != 0; }

ExitCode start(const std::vector<std::string>& args, const Environment& outside) {
  ParsedArguments parsed = parseArguments(args);
  if (!parsed.error) parsed.error = nameStandardInput(parsed.arguments);
  InputFiles files(*outside.files, *outside.in);
  Environment environment = outside;
  environment.files = &files;
  ReadSettings read = readSettings(parsed.arguments, environment);
  Session session(environment, parsed.arguments, read.settings);
  if (parsed.error) return session.usage(*parsed.error);
  const Arguments& arguments = parsed.arguments;
  if (arguments.has(OptionId::Help)) {
    session.result(arguments.verb    ? helpText(*arguments.verb)
                   : arguments.group ? helpText(*arguments.group)
                                     : helpText());
    return ExitCode::Done;
  }
  if (arguments.has(OptionId::Version)) {
    session.result(fmt::format("aqua {}\n", kVersion));
    return ExitCode::Done;
  }
  if (read.error) return session.usage(*read.error);
  if (!arguments.verb) {
    *environment.err << (arguments.group ? helpText(*arguments.group) : helpText());
    return ExitCode::UsageFault;
  }
  if (readsProgram(*arguments.verb)) {
    session.openProject();
    diagnostics::DiagnosticList issues = session.compiler().manifestIssues();
    if (!issues.empty()) session.report(issues, false);
    if (issues.hasErrors())
      return exitCodeOf(issues) == ExitCode::FileFault ? ExitCode::FileFault : ExitCode::UsageFault;
  }
  ExitCode code = dispatch(session);
  session.reportRest();
  return code;
}

}  // namespace

/// `aqua help`, `aqua help VERB`.
ExitCode runHelp(const Session& session) {
  std::string wanted;
  for (const std::string& word : session.arguments().positionals) wanted += (wanted.empty() ? "" : " ") + word;
  std::string text = wanted.empty() ? helpText() : std::string();
  for (const GroupInfo& group : allGroups())
    if (group.name == wanted) text = helpText(group.group);
  const bool man = session.arguments().has(OptionId::Man);
  if (man && wanted.empty()) text = manPage(kVersion);
  for (const VerbInfo& verb : allVerbs())
    if (verb.name == wanted) text = man ? manPage(verb.verb, kVersion) : helpText(verb.verb);
  if (text.empty()) return session.usage({fmt::format("unknown verb `{}`", wanted), "`aqua help` lists all"});
  session.result(text);
  return ExitCode::Done;
}

ExitCode worst(ExitCode a, ExitCode b) {
  if (a == ExitCode::Internal || b == ExitCode::Internal) return ExitCode::Internal;
  if (a == ExitCode::Done) return b;
  if (b == ExitCode::Done) return a;
  return std::min(a, b);
}

int run(const std::vector<std::string>& args, const Environment& environment) {
  try {
    ExitCode code = start(args, environment);
    environment.out->flush();
    if (!*environment.out) {
      diagnostics::DiagnosticList issues;
      issues.report(diagnostics::Code::FileNotWritten, {}).arg("path", "<stdout>").arg("reason", "it takes no more");
      *environment.err << diagnostics::writeText(issues);
      code = worst(code, ExitCode::FileFault);
    }
    return static_cast<int>(code);
  } catch (const std::exception& exception) {
    *environment.err << "error: internal error: " << base::printable(exception.what()) << '\n'
                     << " help: this is a bug in aqua, not in your program\n";
    return static_cast<int>(ExitCode::Internal);
  }
}

}  // namespace aqua::cli
