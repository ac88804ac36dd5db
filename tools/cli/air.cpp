// `aqua air`: care for AIR scripts themselves.
#include <istream>
#include <iterator>

#include <fmt/format.h>

#include "compiler/air/parse.h"
#include "compiler/air/print.h"
#include "tools/cli/session.h"

namespace aqua::cli {

namespace {

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

}  // namespace

ExitCode runAir(const Session& session) {
  const std::vector<std::string>& words = session.arguments().positionals;
  bool format = !words.empty() && words.front() == "fmt";
  if (!format && (words.empty() || words.front() != "check"))
    return session.usage({words.empty() ? "nothing to do, expected `aqua air fmt FILE` or `aqua air check FILE`"
                                        : fmt::format("`aqua air {}`, expected `fmt` or `check`", words.front()),
                          ""});
  if (words.size() < 2) return session.usage({fmt::format("no file, expected `aqua air {} FILE...`", words.front()), ""});

  std::vector<SourceFilePtr> sources;  // diagnostics point into them
  diagnostics::DiagnosticList all;
  std::string printed;
  for (size_t i = 1; i < words.size(); ++i) {
    SourceFilePtr source = readScript(session, words[i], all);
    if (!source) continue;
    sources.push_back(source);
    air::Parsed parsed = air::parse(source);
    all.append(parsed.issues);
    if (parsed.script) printed += air::printPretty(*parsed.script->root);
  }
  all.sort();
  session.report(all, format);
  if (format && !all.hasErrors()) session.result(printed);
  if (!format)
    session.say(fmt::format("checked {}, {} in {}", plural(words.size() - 1, "file"), session.counts(all),
                            session.elapsed()));
  return exitCodeOf(all);
}

}  // namespace aqua::cli
