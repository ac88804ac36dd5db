// `aqua air`: care for AIR scripts themselves.
#include "tools/cli/air_verbs.h"

#include <algorithm>
#include <array>
#include <istream>
#include <iterator>

#include <fmt/format.h>

#include "compiler/air/print.h"

namespace aqua::cli {

using diagnostics::SourceFile;
using diagnostics::SourceFilePtr;

SourceFilePtr readScript(const Session& session, const std::string& path, diagnostics::DiagnosticList& issues) {
  if (path == "-") {
    std::istream& in = *session.environment().in;
    return std::make_shared<SourceFile>("<stdin>", std::string(std::istreambuf_iterator<char>(in), {}));
  }
  modules::ReadResult read = session.environment().files->read(path);
  if (read.text) return std::make_shared<SourceFile>(path, std::move(*read.text));
  issues.report(diagnostics::Code::FileNotFound, {}).arg("path", path).arg("reason", read.reason);
  return nullptr;
}

namespace {

/// `fmt` and `check`.
ExitCode readAll(const Session& session, const Paths& paths, bool format) {
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

ExitCode runFormat(const Session& session, const Paths& paths) { return readAll(session, paths, true); }
ExitCode runAirCheck(const Session& session, const Paths& paths) { return readAll(session, paths, false); }

struct AirVerb {
  std::string_view name, arguments;
  size_t fewest, most;  // files
  ExitCode (*run)(const Session&, const Paths&);
};
constexpr size_t kAny = SIZE_MAX;
constexpr std::array<AirVerb, 5> kVerbs{{
    {"fmt", "FILE...", 1, kAny, runFormat},
    {"check", "FILE...", 1, kAny, runAirCheck},
    {"stats", "FILE...", 1, kAny, runAirStats},
    {"diff", "FILE FILE", 2, 2, runAirDiff},
    {"run", "FILE", 0, 1, runAirStep},
}};

}  // namespace

ExitCode runAir(const Session& session) {
  const std::vector<std::string>& words = session.arguments().positionals;
  std::string expected;
  for (const AirVerb& verb : kVerbs) {
    expected += fmt::format("{}`{}`", expected.empty() ? "" : &verb == &kVerbs.back() ? " or " : ", ", verb.name);
    if (words.empty() || words.front() != verb.name) continue;
    Paths paths(words.begin() + 1, words.end());
    std::string usage = fmt::format("`aqua air {} {}`", verb.name, verb.arguments);
    if (paths.size() > verb.most || (paths.size() < verb.fewest && !paths.empty()))
      return session.usage({fmt::format("{}, expected {}", plural(paths.size(), "file"), usage), ""});
    if (paths.size() < verb.fewest) return session.usage({fmt::format("no file, expected {}", usage), ""});
    if (std::count(paths.begin(), paths.end(), "-") > 1)
      return session.usage({"`-` stands for two files, but there is one standard input", ""});
    for (const OptionInfo& option : allOptions())  // those of this verb are for `run` alone
      if (&verb != &kVerbs.back() && !option.everywhere() && session.arguments().has(option.id))
        return session.usage(
            {fmt::format("`{}` is an option of `aqua air run`, not of `aqua air {}`", option.longName, verb.name), ""});
    return verb.run(session, paths);
  }
  return session.usage({words.empty() ? fmt::format("nothing to do, expected {} after `aqua air`", expected)
                                      : fmt::format("`aqua air {}`, expected {}", words.front(), expected),
                        ""});
}

}  // namespace aqua::cli
