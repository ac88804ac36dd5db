#include "tools/cli/cli.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <ostream>

#include <fmt/format.h>

#include "tools/cli/session.h"
#include "tools/cli/version.h"

namespace aqua::cli {

namespace {

ExitCode dispatch(const Session& session) {
  switch (*session.arguments().verb) {
  case Verb::Check: return runCheck(session);
  case Verb::Build: return runBuild(session);
  case Verb::Run: return runRun(session);
  case Verb::Fmt: return runFmt(session);
  case Verb::Fix: return runFix(session);
  case Verb::Explain: return runExplain(session);
  case Verb::Lsp: return runLsp(session);
  case Verb::Air: return runAir(session);
  case Verb::Particle: return runParticle(session);
  case Verb::Help: break;
  }
  return ExitCode::Internal;
}

/// Verbs that a manifest has something to say to.
bool readsProgram(Verb verb) {
  switch (verb) {
  case Verb::Check:
  case Verb::Build:
  case Verb::Run:
  case Verb::Fix: return true;
  case Verb::Fmt:
  case Verb::Explain:
  case Verb::Lsp:
  case Verb::Air:
  case Verb::Particle:
  case Verb::Help: break;
  }
  return false;
}

/// `aqua help`, `aqua help VERB`.
ExitCode runHelp(const Session& session) {
  const std::vector<std::string>& words = session.arguments().positionals;
  if (words.empty()) {
    session.result(helpText(std::nullopt));
    return ExitCode::Done;
  }
  for (const VerbInfo& verb : allVerbs()) {
    if (verb.name != words.front()) continue;
    session.result(helpText(verb.verb));
    return ExitCode::Done;
  }
  return session.usage({fmt::format("unknown verb `{}`", words.front()), "`aqua help` lists all"});
}

ExitCode start(const std::vector<std::string>& args, const Environment& environment) {
  ParsedArguments parsed = parseArguments(args);
  ReadSettings read = readSettings(parsed.arguments, environment);
  Session session(environment, parsed.arguments, read.settings);
  if (parsed.error) return session.usage(*parsed.error);
  const Arguments& arguments = parsed.arguments;
  if (arguments.has(OptionId::Help)) {
    session.result(helpText(arguments.verb));
    return ExitCode::Done;
  }
  if (arguments.has(OptionId::Version)) {
    session.result(fmt::format("aqua {}\n", kVersion));
    return ExitCode::Done;
  }
  if (read.error) return session.usage(*read.error);
  if (!arguments.verb) {
    *environment.err << helpText(std::nullopt);
    return ExitCode::UsageFault;
  }
  if (arguments.verb == Verb::Help) return runHelp(session);
  if (readsProgram(*arguments.verb)) {
    diagnostics::DiagnosticList issues = addProject(session.settings(), arguments, environment);
    if (!issues.empty()) session.report(issues, false);
    if (issues.hasErrors())
      return exitCodeOf(issues) == ExitCode::FileFault ? ExitCode::FileFault : ExitCode::UsageFault;
  }
  return dispatch(session);
}

}  // namespace

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
      *environment.err << "error: cannot write to standard output\n";
      code = worst(code, ExitCode::FileFault);
    }
    return static_cast<int>(code);
  } catch (const std::exception& exception) {
    *environment.err << "error: internal error: " << exception.what() << '\n'
                     << " help: this is a mistake of aqua, not of your program\n";
    return static_cast<int>(ExitCode::Internal);
  }
}

std::string DiskOutputFiles::write(const std::string& path, const std::string& text) {
  std::error_code error;
  std::filesystem::path target(path);
  if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path(), error);
  if (error) return error.message();
  std::ofstream file(target, std::ios::binary | std::ios::trunc);
  if (file) file << text;
  file.close();
  return file ? std::string() : std::strerror(errno);
}

}  // namespace aqua::cli
